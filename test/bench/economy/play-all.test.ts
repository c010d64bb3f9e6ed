import { expect, test } from '@jest/globals';

import { playAll } from '../../../bench/economy/play-all.ts';
import { scenario } from '../../../bench/economy/scenarios.ts';
import { simulate } from '../../../bench/economy/simulate.ts';

test('each scenario is played once, and comes to what it comes to by itself', async () => {
  const [one, other] = [scenario(2, { countedSeconds: 5 }), scenario(3, { countedSeconds: 5 })];
  const begun = new Set<number>();
  const outcomeOf = await playAll([one, other, { ...one }], 7, (_scenario, number, count) => {
    expect(count).toBe(2);
    begun.add(number);
  });
  expect(begun).toEqual(new Set([1, 2]));
  expect(outcomeOf(one)).toEqual(await simulate(one, 7));
  expect(outcomeOf(other)).toEqual(await simulate(other, 7));
  expect(() => outcomeOf(scenario(4))).toThrow('was not played');
});
