import { expect } from 'expect';
import * as fc from 'fast-check';

import { clientTokens, find, identifiers, repeated } from './integration-steps.ts';
import { lastOf, QUOTA } from './model.ts';
import type { Model, ModelAssociation } from './model.ts';
import { refusedWith, Step, stepKind } from './step.ts';

const onDemand = { ExecutionMode: 'ON_DEMAND', OnDemandConfiguration: { StartTime: '1764547200000' } };

/** Minutes of a schedule, or none: on demand. */
const configurations = fc.constantFrom(undefined, 2, 60);

function configurationOf(minutes: number | undefined) {
  const ScheduleConfiguration = { ScheduleExpression: `rate(${minutes} minutes)` };
  return minutes === undefined ? onDemand : { ExecutionMode: 'SCHEDULED', ScheduleConfiguration };
}

function begin(
  minutes: number | undefined,
  now: number,
  last: ModelAssociation['last'],
): Pick<ModelAssociation, 'last' | 'schedule'> {
  return minutes === undefined
    ? { last: { at: now }, schedule: undefined }
    : { last, schedule: { minutes, since: now } };
}

const create = stepKind(
  'associate',
  fc.record({
    identifier: identifiers,
    minutes: configurations,
    DestinationURI: fc.constantFrom('s3://bucket', 's3://run-fails/x'),
    ClientToken: clientTokens,
  }),
  ({ identifier, minutes, DestinationURI, ClientToken }) => {
    const members = { DestinationURI, ExecutionConfiguration: configurationOf(minutes) };
    const body = { ...members, ...(ClientToken !== undefined && { ClientToken }) };
    return new Step(`associate(${JSON.stringify({ identifier, ...body })})`, (model) => {
      const { found, path } = find(model, identifier);
      return {
        method: 'POST',
        path: `${path}/associations`,
        body,
        answered(answer) {
          if (!found) return refusedWith(answer, 404);
          const key = `association ${ClientToken}`;
          const input = { ...members, to: found.shown.Id };
          const earlier = ClientToken === undefined ? undefined : repeated(model, key);
          if (earlier) {
            if (JSON.stringify(earlier.input) !== JSON.stringify(input)) return refusedWith(answer, 400);
            return expect(answer).toEqual({ status: 200, json: earlier.output });
          }
          if (found.associations.length >= QUOTA.maxAssociations) return refusedWith(answer, 429);
          const { Arn } = found.shown;
          const id = answer.json['DataIntegrationAssociationId'];
          const output = { DataIntegrationAssociationId: expect.any(String), DataIntegrationArn: Arn };
          expect(answer).toEqual({ status: 200, json: output });
          found.associations.push({
            arn: Arn.replace(':data-integration/', ':data-integration-association/') + `/${String(id)}`,
            shown: members,
            tags: {},
            ...begin(minutes, model.now, undefined),
          });
          if (ClientToken !== undefined) {
            model.tokens[key] = { input, output: answer.json, of: found.shown.Id, at: model.now };
          }
        },
      };
    });
  },
);

/** One that is there, or one that is not. */
const places = fc.record({ identifier: identifiers, index: fc.nat(QUOTA.maxAssociations) });

function findAssociation(model: Model, place: typeof places extends fc.Arbitrary<infer T> ? T : never) {
  const { found, path } = find(model, place.identifier);
  const association = found?.associations[place.index];
  const arn = association?.arn ?? 'nothing/there';
  return { association, arn, path: `${path}/associations/${encodeURIComponent(arn)}` };
}

const update = stepKind(
  'run',
  fc.record({ place: places, minutes: configurations }),
  ({ place, minutes }) =>
    new Step(`run(${JSON.stringify({ place, minutes })})`, (model) => {
      const { association, path } = findAssociation(model, place);
      const ExecutionConfiguration = configurationOf(minutes);
      return {
        method: 'PATCH',
        path,
        body: { ExecutionConfiguration },
        answered(answer) {
          if (!association) return refusedWith(answer, 404);
          expect(answer).toEqual({ status: 200, json: {} });
          association.shown = { ...association.shown, ExecutionConfiguration };
          Object.assign(association, begin(minutes, model.now, lastOf(association, model.now)));
        },
      };
    }),
);

const state = stepKind(
  'state',
  fc.record({ place: places, ExecutionStatus: fc.constantFrom('COMPLETED', 'FAILED') }),
  ({ place, ExecutionStatus }) =>
    new Step(`state(${JSON.stringify({ place, ExecutionStatus })})`, (model) => {
      const { association, arn } = findAssociation(model, place);
      const identifier = find(model, place.identifier).found?.shown.Arn ?? 'nothing';
      return {
        method: 'PUT',
        path: '/_emulator/runs',
        body: { identifier, association: arn, ExecutionStatus, StatusMessage: 'Stated.' },
        answered(answer) {
          if (!association) return refusedWith(answer, 404);
          expect(answer.status).toBe(204);
          association.last = { at: model.now, stated: { ExecutionStatus, StatusMessage: 'Stated.' } };
        },
      };
    }),
);

export const associationSteps = [create, create, update, state];
