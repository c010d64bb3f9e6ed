import { expect, test } from '@jest/globals';

import { isObject, readJson } from '../../../lambda/aws/read-json.ts';

test.each([
  ['{"a":"é"}', { a: 'é' }],
  ['{}', {}],
  ['[]', undefined],
  ['null', undefined],
  ['"{}"', undefined],
  ['1', undefined],
  ['', undefined],
  ['{', undefined],
])('of %s is read %j', (text, expected) => {
  expect(readJson(Buffer.from(text))).toEqual(expected);
});

test.each([
  [{}, true],
  [{ a: 1 }, true],
  [null, false],
  [[], false],
  ['text', false],
  [undefined, false],
  [() => undefined, false],
])('%p is an object: %p', (value, expected) => {
  expect(isObject(value)).toBe(expected);
});
