import { expect, test } from '@jest/globals';

import { fixed, markdownTable, replaceBlock } from '../../../bench/report/markdown.ts';

test('a table aligns all columns but the first to the right', () => {
  expect(markdownTable(['name', 'ms'], [['bare', '1']])).toBe('| name | ms |\n| --- | ---: |\n| bare | 1 |');
});

test('a missing number is a dash', () => {
  expect([fixed(1.25, 1), fixed(null, 1), fixed(Number.NaN, 1)]).toEqual(['1.3', '–', '–']);
});

test('a block is replaced between its comments, and again', () => {
  const text = 'before\n<!-- sizes -->\nold\n<!-- /sizes -->\nafter';
  const once = replaceBlock(text, 'sizes', 'new');
  expect(once).toBe('before\n<!-- sizes -->\n\nnew\n\n<!-- /sizes -->\nafter');
  expect(replaceBlock(once, 'sizes', 'new')).toBe(once);
});

test.each(['', '<!-- sizes -->', '<!-- /sizes --><!-- sizes -->'])(
  'a block that is not there is an error: %j',
  (text) => {
    expect(() => replaceBlock(text, 'sizes', 'new')).toThrow('<!-- sizes -->');
  },
);
