import { expect, test } from '@jest/globals';

import { finder } from '../../../web/words/search.ts';

const HIDDEN = 'odd-\u202Elive';

test.each([
  ['', 'orders', true],
  ['  ', 'orders', true],
  ['ERS  ord', 'Orders', true],
  ['orders claims', 'orders', false],
  // As it is copied from the page, and as whoever wrote it has it.
  ['odd-⟨U+202E⟩live', HIDDEN, true],
  ['u+202e', HIDDEN, true],
  [HIDDEN, HIDDEN, true],
  ['odd-live', HIDDEN, false],
  ['.*', 'orders', false],
  ['(a+)+$[', 'aaaa (a+)+$[', true],
])('%j in %j: %p', (typed, text, isFound) => {
  expect(finder(typed)(text)).toBe(isFound);
});
