import { expect, test } from '@jest/globals';

import { sharingScenario } from '../../../bench/economy/scenarios.ts';
import { stepCostTable, tableCost } from '../../../bench/economy/step-costs.ts';
import { aMemorySize } from '../a-memory-size.ts';

/** Seconds of a month, in millions. */
const MONTH = 2.6298;

test('half a read unit for every 4 KB begun, a write unit for every 1 KB, denied or not, and one for a unit of the budget', () => {
  const nothing = { reads: 0, pageWrites: 0, budgetWrites: 0, deniedWrites: 0 };
  expect(tableCost({ ...nothing, reads: 100 }, 5)).toBeCloseTo(MONTH * 100 * 0.125);
  expect(tableCost({ ...nothing, reads: 100 }, 30)).toBeCloseTo(MONTH * 400 * 0.125);
  expect(tableCost({ ...nothing, pageWrites: 2 }, 30)).toBeCloseTo(MONTH * 60 * 0.625);
  expect(tableCost({ ...nothing, budgetWrites: 2 }, 30)).toBeCloseTo(MONTH * 2 * 0.625);
});

test('each step has a row, each size a column', () => {
  const result = {
    scenario: sharingScenario(1000, { lists: 10 }),
    seenAfterSeconds: 1,
    requests: 1,
    upstreamCallsPerSecond: 1,
    refusedShare: 0,
    ageSeconds: { p50: 1, p99: 2 },
    tableCallsPerSecond: { reads: 20, pageWrites: 4, budgetWrites: 6, deniedWrites: 5 },
  };
  expect(stepCostTable([result], aMemorySize).split('\n')).toEqual([
    '| US dollars a month | 1,000 requests/s |',
    '| --- | ---: |',
    '| API Gateway, whatever is kept | 9,204 |',
    '| Lambda, nothing kept | 1,315 |',
    '| Lambda, good pages kept | 526 |',
    '| stale pages and a budget, in addition | 0 |',
    '| shared pages, in addition: lists of 10 entries | 49 |',
    '| shared pages, in addition: lists of 50 entries | 233 |',
  ]);
});
