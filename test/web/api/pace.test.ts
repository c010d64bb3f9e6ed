import { expect, test } from '@jest/globals';

import { createPace } from '../../../web/api/pace.ts';

test('turns are as far apart as asked for, whoever takes them, and none is saved up', () => {
  let now = 1000;
  const { takeTurn } = createPace(500, () => now);
  expect([takeTurn(), takeTurn()]).toEqual([0, 500]);
  now += 500;
  expect(takeTurn()).toBe(500);
  now += 10_000;
  expect([takeTurn(), takeTurn()]).toEqual([0, 500]);
});

test('a clock that is put back makes nobody wait for long', () => {
  let now = 1_000_000;
  const { takeTurn } = createPace(500, () => now);
  takeTurn();
  now = 0;
  expect(takeTurn()).toBe(0);
});
