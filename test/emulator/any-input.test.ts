import { afterAll, expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { operations } from '../../emulator/operations.ts';
import { anyCharacter } from '../any-character.ts';
import { send } from './raw-http.ts';
import { startEmulator } from './start-emulator.ts';

const emulator = await startEmulator({ maxDataIntegrations: 1000, allowReassociation: true });
afterAll(() => emulator.close());

const text = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 10 }),
  fc.constantFrom('many', 'empty', 'a', 'x/y', '__proto__'),
);

/** Members that operations know, with values that fit about as often as not. */
const body = fc.dictionary(
  fc.constantFrom(
    'Name',
    'KmsKey',
    'ClientToken',
    'Description',
    'Tags',
    'tags',
    'ScheduleConfig',
    'ExecutionConfiguration',
    '__proto__',
  ),
  fc.oneof(
    text,
    fc.dictionary(text, text, { maxKeys: 3 }),
    fc.constantFrom({ ExecutionMode: 'ON_DEMAND' }, { ScheduleExpression: 'rate(1 hour)' }),
    fc.jsonValue({ maxDepth: 2 }),
  ),
  { maxKeys: 6 },
);

test('whatever the input of whatever operation, the answer is JSON, and never a bug of the emulator', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...operations),
      fc.array(text, { minLength: 2, maxLength: 2 }),
      text,
      fc.oneof(
        body.map((value) => JSON.stringify(value)),
        fc.json(),
        text,
      ),
      async ({ method, path }, labels, query, sent) => {
        const filled = path.replaceAll(/\{\w+\}/g, () =>
          encodeURIComponent((labels.pop() ?? '').toWellFormed()),
        );
        const search = new URLSearchParams({
          maxResults: query,
          nextToken: query,
          tagKeys: query,
        }).toString();
        const answer = await send(emulator, method, `${filled}?${search}`, sent);
        expect([200, 400, 404, 409, 429]).toContain(answer.status);
        expect(JSON.parse(answer.body)).toEqual(expect.any(Object));
      },
    ),
    { numRuns: 300 },
  );
});
