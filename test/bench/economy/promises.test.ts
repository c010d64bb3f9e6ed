import { describe, expect, test } from '@jest/globals';

import { judgePromises, promises } from '../../../bench/economy/promises.ts';
import type { Outcome } from '../../../bench/economy/simulate.ts';

const good: Outcome = {
  seenAfterSeconds: 3,
  requests: 1000,
  upstreamCallsPerSecond: 2,
  refusedShare: 0,
  ageSeconds: { p50: 2, p99: 5 },
};

const sharing = { upstreamCallsPerSecond: 1, upstreamCallsPerSecondAlone: 8 };

function missed(...changes: (Partial<Outcome> | undefined)[]): string[] {
  const outcomes = promises.map(({ scenario }, index) => ({
    ...good,
    ...(scenario.sharedTable && sharing),
    ...changes[index],
  }));
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

const first = promises.findIndex(({ scenario }) => scenario.sharedTable);
const without = Array<undefined>(first);

/** What the first of all promises reached must play no part. */
const attackedSharing = (p99: number) =>
  missed({ ageSeconds: { p50: 1, p99: 13 } }, ...without.slice(1), undefined, undefined, {
    ageSeconds: { p50: 1, p99 },
  });

describe('where sandboxes share pages', () => {
  test('forty sandboxes make as many calls as one, give or take a twentieth', () => {
    expect(missed(...without, { upstreamCallsPerSecond: 1.05 })).toEqual([]);
    expect(missed(...without, { upstreamCallsPerSecond: 1.06 })).toHaveLength(1);
  });

  test.each([
    [0, 21],
    [1, 156],
  ])('pages get no older than a turn and a half of all lists: promise %d, %d s', (index, most) => {
    const before = Array<undefined>(first + index);
    expect(missed(...before, { ageSeconds: { p50: 1, p99: most } })).toEqual([]);
    expect(missed(...before, { ageSeconds: { p50: 1, p99: most + 0.1 } })).toHaveLength(1);
  });

  test('an age is held against what it is there without the attack', () => {
    expect(attackedSharing(10)).toEqual([]);
    expect(attackedSharing(10.1)).toHaveLength(1);
  });

  test('while the table is dead, the calls of that time count', () => {
    const dying = promises.findIndex(({ scenario }) => scenario.sharedTable === 'dying');
    const before = Array<undefined>(dying);
    expect(missed(...before, { upstreamCallsPerSecond: 9 })).toEqual([]);
    expect(missed(...before, { upstreamCallsPerSecondAlone: 8.1 })).toHaveLength(1);
    expect(missed(...before, { refusedShare: 0.0101 })).toHaveLength(1);
  });
});
