import { expect, test } from '@jest/globals';

import { dataIntegrationIdentifier, nextToken } from '../../contract/parameters.ts';
import { createTextCheck, hasAtMostCharacters } from '../../contract/text-check.ts';

const isIdentifier = createTextCheck(dataIntegrationIdentifier.schema);
const isCursor = createTextCheck(nextToken('').schema);

test.each([
  ['the longest identifier', 'x'.repeat(255), true],
  ['one of 255 characters that take two units each', '𝄞'.repeat(255), true],
  ['a dot and more', '.a', true],
  ['blank', ' \t', false],
  ['a dot', '.', false],
  ['two dots', '..', false],
  ['half of a surrogate pair', 'a\ud800', false],
  ['one character too many', 'x'.repeat(256), false],
])('of identifiers, %s', (_what, text, expected) => {
  expect(isIdentifier(text)).toBe(expected);
});

test.each([
  ['abc-_09', true],
  ['', false],
  ['abc=', false],
])('of cursors, %j is %p', (text, expected) => {
  expect(isCursor(text)).toBe(expected);
});

test('characters are counted as AWS counts them', () => {
  expect(hasAtMostCharacters('𝄞𝄞', 2)).toBe(true);
  expect(hasAtMostCharacters('𝄞𝄞', 1)).toBe(false);
});
