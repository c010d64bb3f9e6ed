import * as fc from 'fast-check';

import { operations } from '../../contract/operations.ts';
import { anyCharacter } from '../any-character.ts';

/** Stand for what no file should hold; see {@link fillIn}. */
const CURSOR = '{a cursor}';
const HUGE = '{a huge text}';

/** A text that only a caller sends. */
export const OF_THE_CALLER = 'canary-of-the-caller';

const names = fc.constantFrom(
  'Identifier',
  'maxResults',
  'nextToken',
  'origin',
  'Origin',
  'if-none-match',
  'authorization',
  'cookie',
  'requestId',
  '__proto__',
  'constructor',
  'toString',
);

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: anyCharacter }),
  fc.string({ unit: fc.constantFrom('\uD800', '\uDFFF', '\0', '\r\n', '%', 'é', '😀', '"', '.') }),
  fc.constantFrom(CURSOR, '*', 'last', 'orders', 'a%2Fb', '%E0%A4%A', '%252e', '50', '1e1', '0x1', '٣', ' 5'),
  fc.constantFrom(HUGE, 'https://app.example.com', 'null', 'W/"x", "y"', OF_THE_CALLER, 'test-request'),
);

const odd: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: text },
  fc.array(text, { maxLength: 3 }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.dictionary(names, fc.oneof(text, fc.array(text, { maxLength: 3 }), fc.jsonValue({ maxDepth: 3 }))),
);

const members = fc.dictionary(names, odd);

/** An event that is like API Gateway's, more or less. */
const nearlyAnEvent = fc.record(
  {
    resource: fc.oneof(fc.constantFrom(...operations.map(({ path }) => path), '__proto__'), odd),
    httpMethod: fc.oneof(fc.constantFrom('GET', 'POST'), odd),
    path: odd,
    pathParameters: fc.oneof(
      fc.record({ Identifier: text }),
      fc.constant({ Identifier: 'last' }),
      members,
      odd,
    ),
    queryStringParameters: fc.oneof(members, odd),
    multiValueQueryStringParameters: fc.oneof(fc.dictionary(names, fc.array(text)), members, odd),
    headers: fc.oneof(fc.dictionary(names, text), members, odd),
    multiValueHeaders: fc.oneof(members, odd),
    requestContext: fc.oneof(members, odd),
    body: odd,
    isBase64Encoded: odd,
    __proto__: odd,
  },
  { requiredKeys: [] },
);

/** Whatever JSON somebody might invoke the function with. */
export const anyEvent: fc.Arbitrary<unknown> = fc.oneof({ weight: 9, arbitrary: nearlyAnEvent }, odd);

/** The event itself: with a cursor that opens, and with a text that is long. */
export function fillIn(event: unknown, cursor: string): unknown {
  const sent = JSON.stringify(event);
  if (!sent.includes(CURSOR) && !sent.includes(HUGE)) return event;
  const json = sent
    .replaceAll(`"${CURSOR}"`, JSON.stringify(cursor))
    .replaceAll(`"${HUGE}"`, () => JSON.stringify('ü'.repeat(20_000)));
  return JSON.parse(json);
}
