import { expect } from 'expect';
import * as fc from 'fast-check';
import type { AsyncCommand } from 'fast-check';

import { getJson } from '../raw-http.ts';
import { find, identifiers } from './integration-steps.ts';
import { DAY, lastExecutionStatus, taggedOf } from './model.ts';
import type { Model } from './model.ts';
import { refusedWith, Step, stepKind } from './step.ts';
import type { Real } from './step.ts';

/** Walks a list to its end. */
async function walk({ emulator }: Real, path: string, list: string, size: number): Promise<unknown[]> {
  const items: unknown[] = [];
  let token: string | undefined;
  do {
    const next = token === undefined ? '' : `&nextToken=${token}`;
    const page = (await getJson(emulator, `${path}?maxResults=${size}${next}`)) as Record<
      string,
      unknown[]
    > & {
      NextToken?: string;
    };
    const found = page[list] ?? [];
    expect(found.length).toBeLessThanOrEqual(size);
    items.push(...found);
    // Pages that never end would hang the test.
    expect(items.length).toBeLessThan(100);
    token = page.NextToken;
  } while (token !== undefined);
  return items;
}

/** Everything there is, seen through both lists. */
class Walk implements AsyncCommand<Model, Real> {
  readonly size: number;

  constructor(size: number) {
    this.size = size;
  }

  check(): boolean {
    return true;
  }

  async run(model: Model, real: Real): Promise<void> {
    expect(await walk(real, '/dataIntegrations', 'DataIntegrations', this.size)).toEqual(
      model.integrations.map(({ shown: { Arn, Name } }) => ({ Arn, Name })),
    );
    for (const { shown, associations } of model.integrations) {
      const path = `/dataIntegrations/${encodeURIComponent(shown.Name)}/associations`;
      expect(await walk(real, path, 'DataIntegrationAssociations', this.size)).toEqual(
        associations.map((each) =>
          Object.assign({}, each.shown, {
            DataIntegrationArn: shown.Arn,
            DataIntegrationAssociationArn: each.arn,
            LastExecutionStatus: lastExecutionStatus(each, model.now),
          }),
        ),
      );
    }
  }

  toString(): string {
    return `walk(${this.size})`;
  }
}

const kinds = fc.record({
  identifier: identifiers,
  index: fc.option(fc.nat(1), { nil: undefined }),
  key: fc.constantFrom('made', 'x', 'y'),
  how: fc.constantFrom('POST', 'DELETE', 'GET'),
});

const tag = stepKind(
  'tags',
  kinds,
  ({ identifier, index, key, how }) =>
    new Step(`tags(${JSON.stringify({ identifier, index, key, how })})`, (model) => {
      const { found } = find(model, identifier);
      const association = index === undefined ? undefined : found?.associations[index]?.arn;
      const arn =
        association ?? found?.shown.Arn ?? 'arn:aws:app-integrations:us-east-1:111122223333:nothing/a';
      const tags = taggedOf(model, arn);
      return {
        method: how,
        path: `/tags/${encodeURIComponent(arn)}${how === 'DELETE' ? `?tagKeys=${key}` : ''}`,
        ...(how === 'POST' && { body: { tags: { [key]: 'v' } } }),
        answered(answer) {
          if (!tags) return refusedWith(answer, 404);
          if (how === 'POST') tags[key] = 'v';
          if (how === 'DELETE') delete tags[key];
          expect(answer).toEqual({ status: 200, json: how === 'GET' ? { tags } : {} });
          // Once there were tags, Get shows them, if only that there are none.
          if (how !== 'GET' && found?.shown.Arn === arn) found.shown.Tags = tags;
        },
      };
    }),
);

const advance = stepKind(
  'advance',
  fc.constantFrom(1, 9, 10, 60, 3600, DAY - 1, DAY),
  (advanceSeconds) =>
    new Step(`advance(${advanceSeconds})`, (model) => ({
      method: 'PUT',
      path: '/_emulator/clock',
      body: { advanceSeconds },
      answered(answer) {
        expect(answer.status).toBe(204);
        model.now += advanceSeconds;
      },
    })),
);

/** Something that happens to the emulator as a whole. */
class Whole implements AsyncCommand<Model, Real> {
  readonly what: 'reset' | 'restart';

  constructor(what: 'reset' | 'restart') {
    this.what = what;
  }

  check(): boolean {
    return true;
  }

  async run(model: Model, real: Real): Promise<void> {
    if (this.what === 'restart') {
      await real.restart();
      real.start = structuredClone(model);
    } else {
      real.emulator.reset();
      Object.assign(model, structuredClone(real.start));
    }
  }

  toString(): string {
    return this.what;
  }
}

export const otherSteps = [
  stepKind('walk', fc.constantFrom(1, 2, 50), (size) => new Walk(size)),
  tag,
  advance,
  stepKind('whole', fc.constantFrom('reset' as const, 'restart' as const), (what) => new Whole(what)),
];
