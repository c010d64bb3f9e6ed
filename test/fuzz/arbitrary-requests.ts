import * as fc from 'fast-check';

import { operations } from '../../emulator/operations.ts';
import { anyCharacter } from '../any-character.ts';

/** A request of the emulator, as it stands on the wire but for the names of its operation. */
export interface Rubbish {
  operation: string;
  /** Whole, percent-encoded. */
  path: string;
  body: string;
}

const text = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 10 }),
  fc.constantFrom('many', 'empty', 'a', 'x/y', '__proto__', '%', '..', '\uD800'),
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
    'DestinationURI',
    'ObjectConfiguration',
    '__proto__',
    'constructor',
  ),
  fc.oneof(
    text,
    fc.dictionary(text, text, { maxKeys: 3 }),
    fc.constantFrom({ ExecutionMode: 'ON_DEMAND' }, { ScheduleExpression: 'rate(1 hour)' }),
    fc.jsonValue({ maxDepth: 2 }),
  ),
  { maxKeys: 6 },
);

/** Whatever a caller may send to an operation. */
export const rubbish: fc.Arbitrary<Rubbish> = fc
  .record({
    operation: fc.constantFrom(...operations),
    labels: fc.array(text, { minLength: 2, maxLength: 2 }),
    query: fc.oneof(text, fc.constantFrom('1', '50', '0')),
    body: fc.oneof(
      body.map((value) => JSON.stringify(value)),
      fc.json(),
      text,
    ),
  })
  .map(({ operation: { operation, path }, labels, query, body }) => {
    const [first = '', second = ''] = labels.map((label) => encodeURIComponent(label.toWellFormed()));
    const left = [first, second];
    const filled = path.replaceAll(/\{\w+\}/g, () => left.shift() ?? '');
    const search = new URLSearchParams({ maxResults: query, nextToken: query, tagKeys: query });
    return { operation, path: `${filled}?${search.toString()}`, body };
  });
