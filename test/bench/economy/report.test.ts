import { expect, test } from '@jest/globals';

import {
  adviceTable,
  attackSentence,
  attackTable,
  economyTable,
  sharingTable,
} from '../../../bench/economy/report.ts';
import { compared, scenario, sharingScenario } from '../../../bench/economy/scenarios.ts';
import type { Outcome } from '../../../bench/economy/simulate.ts';

const outcome: Outcome = {
  seenAfterSeconds: 3.4,
  requests: 1000,
  upstreamCallsPerSecond: 1.95,
  refusedShare: 0.004,
  ageSeconds: { p50: 2.6, p99: 5.4 },
};

const lastRow = (table: string): string => table.split('\n').at(-1) ?? '';

test('a size has a row, with what nothing, good pages and the stack’s settings come to beside the bound', () => {
  const came = [
    { ...outcome, upstreamCallsPerSecond: 1000, refusedShare: 0.998 },
    { ...outcome, upstreamCallsPerSecond: 432, refusedShare: 0.75 },
    { ...outcome, upstreamCallsPerSecond: 3.9, refusedShare: 0 },
  ];
  const results = compared(1000, 10).map((plan, index) => Object.assign(plan, outcome, came[index]));
  expect(lastRow(economyTable(results))).toBe(
    '| 1,000 | 10 | 4 | 1,000/s, 99.8 % | 432/s, 75 % | 3.9/s, 0 % | 3 / 5 | 5 | 3 s |',
  );
});

test.each([
  [0.2, '< 1 s'],
  [119, '119 s'],
  [125, '2 min'],
  [null, '> 25 min'],
])('all lists seen after %s seconds', (seenAfterSeconds, shown) => {
  const table = adviceTable([{ scenario: scenario(1), ...outcome, seenAfterSeconds }]);
  expect(lastRow(table)).toBe(`| 1 | 1 | 1 | 5 s | 900 s | 1.9/s | 0.40 % | 3 / 5 | ${shown} |`);
});

const refusals = (refusedShare: number) =>
  attackTable([{ scenario: scenario(1), ...outcome, refusedShare }])
    .match(/[<>]? ?[\d.]+ %/)?.[0]
    ?.trim();

test('few refusals are not shown as none, and many not as all', () => {
  expect([0, 0.000_01, 0.9999, 1].map(refusals)).toEqual(['0 %', '< 0.01 %', '> 99.9 %', '100 %']);
});

test('the sentence has the least and the most that attacks did', () => {
  const attacked = (p99: number, refusedShare: number) => ({
    scenario: scenario(1, { attack: 'sizes' as const }),
    ...outcome,
    refusedShare,
    ageSeconds: { p50: 1, p99 },
  });
  const quiet = { scenario: scenario(1), ...outcome };
  expect(attackSentence([quiet, attacked(6, 0), attacked(15.44, 0)])).toMatch(
    /none were refused .* was 6\.0 to 15\.4 seconds, without that caller 5\.4 seconds\.$/,
  );
  expect(attackSentence([quiet, attacked(6, 0.02)])).toContain('at most 2.0 % were refused');
});

test('where pages are shared, a row says what it asks of the table, and the calls while that is dead', () => {
  const tableCallsPerSecond = { reads: 191.7, pageWrites: 4.5, budgetWrites: 9, deniedWrites: 8.1 };
  const plan = sharingScenario(10_000, { lists: 10 });
  const result = { ...outcome, refusedShare: 0, tableCallsPerSecond };
  expect(lastRow(sharingTable([{ ...result, scenario: plan }]))).toBe(
    '| 10,000 | 10 | 40 | 1.95/s | 0 % | 3 / 5 | 3 s | 192/s | 14/s, 8.1/s |',
  );
  const dying = {
    ...result,
    scenario: { ...plan, sharedTable: 'dying' as const },
    upstreamCallsPerSecondAlone: 6.4,
  };
  expect(lastRow(sharingTable([dying]))).toMatch(
    /^\| 10,000, the table dead .* \| 6\.40\/s while it is dead \|/,
  );
  expect(() => sharingTable([{ ...outcome, scenario: plan }])).toThrow('there is a table');
});
