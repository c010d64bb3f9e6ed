import { expect, test } from '@jest/globals';

import { instrument } from './instrument.ts';

test.each([
  ['/^a$/', ['/a$/', '/^a/']],
  [String.raw`/\d+/`, [String.raw`/\D+/`, String.raw`/\d/`]],
  ['/[ab]?/u', ['/[^ab]?/u', '/[ab]/u']],
  ['/[^ab]/', ['/[ab]/']],
  // Not what is escaped, and none that would be no regular expression.
  [String.raw`/\\d\+\$\[/`, []],
  ['/a{2}/', []],
])('%s becomes %j', (source, expected) => {
  const { mutants } = instrument('a.ts', `export const x = ${source};`, 1, './switch.js');
  expect(mutants.map(({ mutated }) => mutated)).toEqual(expected);
});
