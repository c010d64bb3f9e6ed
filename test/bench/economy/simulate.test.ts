import { expect, test } from '@jest/globals';

import { promisedEconomy, scenario } from '../../../bench/economy/scenarios.ts';
import { simulate } from '../../../bench/economy/simulate.ts';

const short = { settleSeconds: 5, countedSeconds: 5 };

test('1,000 pollers of one page cost at most one upstream call a second', async () => {
  const outcome = await simulate({ ...promisedEconomy, ...short });
  expect(outcome.upstreamCallsPerSecond).toBeLessThanOrEqual(1);
  expect(outcome.refusedShare).toBe(0);
});

test('without a cache every request goes upstream, and the quota refuses what is above it', async () => {
  const outcome = await simulate(scenario(10, { pageCacheSeconds: 0, ...short }));
  expect(outcome.upstreamCallsPerSecond).toBeCloseTo(10, 0);
  expect(outcome.refusedShare).toBeCloseTo(0.8, 1);
});

test('what users see is no older than the cache may keep it', async () => {
  const { ageSeconds } = await simulate(scenario(100, short));
  expect(ageSeconds.p50).toBeGreaterThan(1);
  expect(ageSeconds.p99).toBeLessThanOrEqual(5.1);
});

test('a run can be repeated', async () => {
  const played = scenario(20, { pages: 7, stageCacheSeconds: 5, ...short });
  expect(await simulate(played)).toEqual(await simulate(played));
});
