import { expect, test } from '@jest/globals';

import { costPerMillion, prices } from '../../bench/cost.ts';

test('a gigabyte for a second, a million times', () => {
  const cost = costPerMillion({ memoryMb: 1024, coldMs: 1000, warmMs: [1000] });
  expect(cost).toBeCloseTo(prices.millionInvocations + prices.gigabyteSecond * 1e6);
});

test('durations are billed in whole milliseconds', () => {
  const started = costPerMillion({ memoryMb: 512, coldMs: 10, warmMs: [1.01] });
  expect(started).toBe(costPerMillion({ memoryMb: 512, coldMs: 10, warmMs: [2] }));
});

function timeCost(memoryMb: number): number {
  return costPerMillion({ memoryMb, coldMs: 100, warmMs: [10] }) - prices.millionInvocations;
}

test('half the memory for the same time is half the price of the time', () => {
  expect(timeCost(256)).toBeCloseTo(timeCost(512) / 2);
});
