import { expect, test } from '@jest/globals';

import type { Mutant } from './mutant.ts';
import { compare, lineOf, NO_REASON, readSurvivors, writeSurvivors } from './survivors.ts';

const mutant: Mutant = {
  id: 1,
  file: 'lambda/a.ts',
  line: 7,
  operator: 'statement',
  original: 'warm();',
  mutated: '',
  within: 'if (cold) warm();',
};
const line = 'lambda/a.ts | statement | warm(); → (nothing) | if (cold) warm();';

test('a line says where and what, and no number of a line', () => {
  expect(lineOf(mutant)).toBe(line);
});

test('what is written is read again, sorted, and without empty sections', () => {
  const survivors = new Map([
    ['Only a matter of speed', ['b', 'a']],
    ['None', []],
  ]);
  expect([...readSurvivors(writeSurvivors(survivors))]).toEqual([['Only a matter of speed', ['a', 'b']]]);
});

test('survivors keep their reasons; new ones have none yet', () => {
  const listed = new Map([['Only a matter of speed', [line]]]);
  const other = line.replace('warm()', 'cool()');
  expect(compare(listed, [line, other], ['lambda/a.ts'])).toEqual({
    added: [other],
    gone: [],
    survivors: new Map([
      ['Only a matter of speed', [line]],
      [NO_REASON, [other]],
    ]),
  });
});

test('two that look the same are two', () => {
  const listed = new Map([[NO_REASON, [line]]]);
  expect(compare(listed, [line, line], ['lambda/a.ts'])).toMatchObject({ added: [line], gone: [] });
  expect(compare(new Map([[NO_REASON, [line, line]]]), [line], ['lambda/a.ts'])).toMatchObject({
    added: [],
    gone: [line],
  });
});

test('what does not survive any more is gone, unless its file was not looked at', () => {
  const listed = new Map([[NO_REASON, [line]]]);
  expect(compare(listed, [], ['lambda/a.ts'])).toMatchObject({ gone: [line] });
  expect(compare(listed, [], ['lambda/b.ts'])).toMatchObject({ gone: [], survivors: listed });
});
