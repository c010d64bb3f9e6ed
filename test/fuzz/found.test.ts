import { expect, test } from '@jest/globals';

import { readFound } from './found.ts';
import { targets } from './targets.ts';

const found = readFound();

test('each input that did harm once is of a target that is there', () => {
  const names = new Set(targets.map(({ name }) => name));
  expect(found.filter(({ target }) => !names.has(target))).toEqual([]);
});

test.each(targets)('what did harm to $name does none any more', async (target) => {
  await using attack = await target.start();
  for (const { input, ...which } of found.filter((each) => each.target === target.name)) {
    const problem = await attack.attempt(input).catch((error: unknown) => error);
    expect({ ...which, problem }).toEqual({ ...which, problem: undefined });
  }
});
