import { expect } from 'expect';
import * as fc from 'fast-check';

import { DAY, QUOTA } from './model.ts';
import type { Model, ModelIntegration } from './model.ts';
import { refusedWith, Step, stepKind } from './step.ts';

export const names = fc.constantFrom('a', 'b/c', 'd.e', 'f_g', 'h-i', 'j');
export const clientTokens = fc.option(fc.constantFrom('one', 'two'), { nil: undefined });

/** One that is there, by its name, its UUID or its ARN; or one that is not. */
export const identifiers = fc.record({
  pick: fc.nat(QUOTA.maxDataIntegrations),
  by: fc.constantFrom('Name', 'Id', 'Arn'),
});
export type Identifier = typeof identifiers extends fc.Arbitrary<infer T> ? T : never;

export function find(model: Model, { pick, by }: Identifier): { found?: ModelIntegration; path: string } {
  const found = model.integrations[pick];
  const identifier = found?.shown[by as 'Name'] ?? 'nothing/there';
  return { ...(found && { found }), path: `/dataIntegrations/${encodeURIComponent(identifier)}` };
}

/** A repetition within a day, or undefined. */
export function repeated(model: Model, key: string) {
  const earlier = model.tokens[key];
  return earlier !== undefined && model.now < earlier.at + DAY ? earlier : undefined;
}

const create = stepKind(
  'create',
  fc.record({
    Name: names,
    KmsKey: fc.constantFrom('k1', 'k2'),
    ClientToken: clientTokens,
    tag: fc.boolean(),
  }),
  ({ Name, KmsKey, ClientToken, tag }) => {
    const Tags = tag ? { Tags: { made: 'so' } } : {};
    const body = { Name, KmsKey, ...Tags, ...(ClientToken !== undefined && { ClientToken }) };
    return new Step(`create(${JSON.stringify(body)})`, (model) => ({
      method: 'POST',
      path: '/dataIntegrations',
      body,
      answered(answer) {
        const key = `integration ${ClientToken}`;
        const earlier = ClientToken === undefined ? undefined : repeated(model, key);
        if (earlier) {
          if (JSON.stringify(earlier.input) !== JSON.stringify(body)) refusedWith(answer, 400);
          else expect(answer).toEqual({ status: 200, json: earlier.output });
        } else if (model.integrations.some(({ shown }) => shown.Name === Name)) refusedWith(answer, 409);
        else if (model.integrations.length >= QUOTA.maxDataIntegrations) refusedWith(answer, 429);
        else {
          const { Id, Arn, ...rest } = answer.json;
          expect([answer.status, rest]).toEqual([200, body]);
          expect(Arn).toMatch(new RegExp(`/${String(Id)}$`));
          const shown = { Id: String(Id), Arn: String(Arn), Name, KmsKey, ...structuredClone(Tags) };
          model.integrations.push({ shown, associations: [] });
          if (ClientToken !== undefined) {
            model.tokens[key] = { input: body, output: answer.json, of: shown.Id, at: model.now };
          }
        }
      },
    }));
  },
);

const get = stepKind(
  'get',
  identifiers,
  (identifier) =>
    new Step(`get(${JSON.stringify(identifier)})`, (model) => {
      const { found, path } = find(model, identifier);
      return {
        method: 'GET',
        path,
        answered(answer) {
          if (found) expect(answer).toEqual({ status: 200, json: found.shown });
          else refusedWith(answer, 404);
        },
      };
    }),
);

const update = stepKind(
  'update',
  fc.record({ identifier: identifiers, Name: names, Description: fc.constantFrom('', 'more') }),
  ({ identifier, ...body }) =>
    new Step(`update(${JSON.stringify({ identifier, ...body })})`, (model) => {
      const { found, path } = find(model, identifier);
      return {
        method: 'PATCH',
        path,
        body,
        answered(answer) {
          const others = model.integrations.filter((each) => each !== found);
          if (!found) refusedWith(answer, 404);
          else if (others.some(({ shown }) => shown.Name === body.Name)) refusedWith(answer, 400);
          else {
            expect(answer).toEqual({ status: 200, json: {} });
            Object.assign(found.shown, body);
          }
        },
      };
    }),
);

const remove = stepKind(
  'delete',
  identifiers,
  (identifier) =>
    new Step(`delete(${JSON.stringify(identifier)})`, (model) => {
      const { found, path } = find(model, identifier);
      return {
        method: 'DELETE',
        path,
        answered(answer) {
          if (!found) refusedWith(answer, 404);
          else if (found.associations.length > 0) refusedWith(answer, 400);
          else {
            expect(answer).toEqual({ status: 200, json: {} });
            model.integrations.splice(model.integrations.indexOf(found), 1);
            for (const [key, { of }] of Object.entries(model.tokens)) {
              if (of === found.shown.Id) delete model.tokens[key];
            }
          }
        },
      };
    }),
);

export const integrationSteps = [create, create, get, update, remove];
