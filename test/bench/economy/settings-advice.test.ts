import { expect, test } from '@jest/globals';

import { advisedScenario, adviseSettings } from '../../../bench/economy/settings-advice.ts';

test.each([
  { pollers: 1, lists: 1, pageCache: 5, stalePages: 900 },
  { pollers: 1000, lists: 1, pageCache: 5, stalePages: 900 },
  { pollers: 1000, lists: 10, pageCache: 60, stalePages: 900 },
  { pollers: 10_000, lists: 1, pageCache: 60, stalePages: 900 },
  { pollers: 10_000, lists: 10, pageCache: 300, stalePages: 900 },
  { pollers: 10_000, lists: 100, pageCache: 300, stalePages: 7200 },
])('$pollers pollers of $lists lists', ({ pollers, lists, pageCache, stalePages }) => {
  expect(adviseSettings(pollers, lists)).toEqual({ pageCache, stalePages, rate: 2, burst: 5 });
});

test('nobody can poll more lists than there are pollers', () => {
  expect(adviseSettings(10, 1000)).toEqual(adviseSettings(10, 10));
});

test('what is advised is played for as long as pages are kept, at the least', () => {
  const { settings, countedSeconds } = advisedScenario(10_000, 10);
  expect(countedSeconds).toBeGreaterThanOrEqual(settings.pageCache);
});
