import { expect, test } from '@jest/globals';

import { judgePromises, promises } from '../../../bench/economy/promises.ts';
import type { Outcome } from '../../../bench/economy/simulate.ts';

const good: Outcome = {
  seenAfterSeconds: 3,
  requests: 1000,
  upstreamCallsPerSecond: 2,
  refusedShare: 0,
  ageSeconds: { p50: 2, p99: 5 },
};

function missed(...changes: (Partial<Outcome> | undefined)[]): string[] {
  const outcomes = promises.map((_promise, index) => ({ ...good, ...changes[index] }));
  return judgePromises(outcomes)
    .filter(({ met }) => !met)
    .map(({ what }) => what);
}

const attacked = (p99: number) => missed(...Array<undefined>(4), { ageSeconds: { p50: 2, p99 } });

test('each scenario is counted for a minute at the least, and the one with page sizes for an hour', () => {
  const seconds = promises.map(({ scenario }) => scenario.countedSeconds);
  expect(Math.min(...seconds)).toBeGreaterThanOrEqual(60);
  expect(promises.find(({ scenario }) => scenario.attack === 'sizes')?.scenario.countedSeconds).toBe(3600);
});

test('what keeps every promise passes', () => {
  expect(missed()).toEqual([]);
});

test('a single refusal is missed where none is promised, and a few are not where some are', () => {
  expect(missed({ refusedShare: 0.0001 })).toEqual(['1,000 pollers, 10 lists, 1 sandbox: refused, %']);
  expect(missed(undefined, undefined, { refusedShare: 0.02 })).toEqual([]);
  expect(missed(undefined, undefined, { refusedShare: 0.0201 })).toHaveLength(1);
});

test('an age is held against what it is without the attack', () => {
  expect(attacked(10)).toEqual([]);
  expect(attacked(10.1)).toHaveLength(1);
});

test('nothing is met where a sandbox never had every list', () => {
  expect(missed(undefined, { seenAfterSeconds: null })).toEqual([
    '1,000 pollers, 10 lists, 4 sandboxes: upstream calls/s',
    '1,000 pollers, 10 lists, 4 sandboxes: refused, %',
  ]);
});
