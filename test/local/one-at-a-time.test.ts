import { setImmediate as turn } from 'node:timers/promises';

import { expect, test } from '@jest/globals';

import { oneAtATime } from '../../local/one-at-a-time.ts';

test('what is asked for meanwhile happens once, afterwards', async () => {
  const ends: (() => void)[] = [];
  const ask = oneAtATime(() => new Promise((resolve) => ends.push(resolve)));
  ask();
  ask();
  ask();
  await turn();
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await turn();
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await turn();
  expect(ends).toHaveLength(2);
  ask();
  expect(ends).toHaveLength(3);
});
