import { expect, test } from '@jest/globals';

import { matchesTag } from '../../contract/match-tag.ts';

test.each(['"a"', 'W/"a"', '*', '"b", "a"', ' "b" ,W/"a" '])('%s names the tag', (header) => {
  expect(matchesTag(header, '"a"')).toBe(true);
});

test.each(['', 'a', '"b"', '"A"', 'w/"a"', '"a" "b"', '**'])('%s does not', (header) => {
  expect(matchesTag(header, '"a"')).toBe(false);
});
