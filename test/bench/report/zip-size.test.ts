import { expect, test } from '@jest/globals';

import { zipSize } from '../../../bench/report/zip-size.ts';

test('an empty archive is its end record', () => {
  expect(zipSize([])).toBe(22);
});

test('a file counts compressed, with both its headers', () => {
  // As long as what Python's zipfile makes of the same file.
  expect(zipSize([{ name: 'index.mjs', content: Buffer.alloc(100, 'a') }])).toBe(122);
});
