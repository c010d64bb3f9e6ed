import { expect, test } from '@jest/globals';

import { cut, placesOf, wrap } from '../../../local/watch/places.ts';

test.each([
  ['', 0],
  ['claims', 6],
  ['电话', 4],
  ['é', 1],
  ['e\u0301', 1],
  ['😀', 2],
  ['مركز', 4],
])('%s takes %d places', (text, places) => {
  expect(placesOf(text)).toBe(places);
});

test('a text that does not fit ends in an ellipsis', () => {
  expect(cut('claims', 6)).toBe('claims');
  expect(cut('claims!', 6)).toBe('claim…');
  expect(cut('电话电话', 6)).toBe('电话…');
});

test.each([
  ['', 10, ['']],
  ['one two', 7, ['one two']],
  ['one two', 6, ['one', 'two']],
  ['one two', 3, ['one', 'two']],
  ['one  two', 4, ['one', 'two']],
  ['onetwo three', 4, ['onet', 'wo', 'thre', 'e']],
  [' one', 2, [' o', 'ne']],
  ['电话电', 3, ['电', '话', '电']],
])('%j in %d places is %j', (text, places, lines) => {
  expect(wrap(text, places)).toEqual(lines);
});

test('a long text is wrapped to its end', () => {
  expect(wrap('word '.repeat(400), 2).join('')).toBe('word'.repeat(400));
});
