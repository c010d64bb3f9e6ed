import { expect, test } from '@jest/globals';

import type { Mutant } from './mutant.ts';
import { percent, scores, tell } from './score.ts';

const mutant = (file: string) => ({ file }) as Mutant;

test('each folder that has mutants has a score, and all have one', () => {
  const [one, two, three] = [mutant('client/a.ts'), mutant('lambda/a.ts'), mutant('lambda/b.ts')] as const;
  const all = scores([one, two, three], [three]);
  expect(all).toEqual([
    { of: 'client', all: 1, killed: 1 },
    { of: 'lambda', all: 2, killed: 1 },
    { of: 'all', all: 3, killed: 2 },
  ]);
  expect(all.map(percent)).toEqual([100, 50, 200 / 3]);
});

test('a score that is a little too low does not look as if it were enough', () => {
  expect(tell({ of: 'lambda', all: 10_000, killed: 9199 })).toBe('lambda     91.9 %  9,199 of 10,000');
});
