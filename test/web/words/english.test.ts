import { expect, test } from '@jest/globals';

import { countWords, listWords, ordinalWord, shortWait, waitWords } from '../../../web/words/english.ts';

test('lists', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listWords)).toEqual(['', 'a', 'a and b', 'a, b and c']);
});

test('ordinals', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21].map(ordinalWord).join(' ')).toBe('1st 2nd 3rd 4th 11th 12th 13th 21st');
});

test('counts and waits', () => {
  expect([0, 1, 1200].map((count) => countWords(count, 'row'))).toEqual(['0 rows', '1 row', '1,200 rows']);
  expect([0.4, 1, 59, 60, 61].map(waitWords)).toEqual([
    '1 second',
    '1 second',
    '59 seconds',
    '1 minute',
    '2 minutes',
  ]);
  expect([0.4, 3, 59, 60, 61].map(shortWait)).toEqual(['1 s', '3 s', '59 s', '1 min', '2 min']);
});
