import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { readSchedule } from '../../../emulator/schedule/read-schedule.ts';

const at = (time: string): number => Date.parse(time);
const lastRun = (expression: string, after: string, until: string): string | undefined => {
  const run = readSchedule(expression)?.lastRun(at(after), at(until));
  return run === undefined ? undefined : new Date(run).toISOString().replace(/:00\.000Z$/, '');
};

test.each([
  ['rate(1 hour)', '2026-01-01T00:30Z', '2026-01-01T01:29:59.999Z', undefined],
  ['rate(1 hour)', '2026-01-01T00:30Z', '2026-01-01T01:30Z', '2026-01-01T01:30'],
  ['rate(1 hour)', '2026-01-01T00:30Z', '2026-01-02T00:00Z', '2026-01-01T23:30'],
  ['rate(15 minutes)', '2026-01-01T00:00Z', '2026-01-01T00:50Z', '2026-01-01T00:45'],
  ['rate(1 day)', '2026-01-01T05:00Z', '2026-01-03T04:00Z', '2026-01-02T05:00'],
  ['rate(5minutes)', '2026-01-01T00:00Z', '2026-01-01T00:09Z', '2026-01-01T00:05'],
  ['rate(1hours)', '2026-01-01T00:00Z', '2026-01-01T01:00Z', '2026-01-01T01:00'],
  ['cron(0 3 * * ? *)', '2026-01-01T00:00Z', '2026-01-01T02:59Z', undefined],
  ['cron(0 3 * * ? *)', '2026-01-01T00:00Z', '2026-01-01T03:00Z', '2026-01-01T03:00'],
  ['cron(0 3 * * ? *)', '2026-01-01T03:00Z', '2026-01-01T04:00Z', undefined],
  ['cron(0 3 * * ? *)', '2026-01-01T00:00Z', '2026-03-01T02:00Z', '2026-02-28T03:00'],
  ['cron(0/20 8-17 ? * MON-FRI *)', '2026-01-01T00:00Z', '2026-01-04T12:00Z', '2026-01-02T17:40'],
  ['cron(15,45 * ? * 2 *)', '2026-01-01T00:00Z', '2026-01-05T00:30Z', '2026-01-05T00:15'],
  ['cron(0 0 L * ? *)', '2026-01-01T00:00Z', '2026-03-15T00:00Z', '2026-02-28T00:00'],
  ['cron(0 0 ? * L *)', '2026-01-01T00:00Z', '2026-01-09T00:00Z', '2026-01-03T00:00'],
  ['cron(0 0 ? * 6L *)', '2026-01-01T00:00Z', '2026-02-15T00:00Z', '2026-01-30T00:00'],
  ['cron(0 0 ? * TUE#2 *)', '2026-01-01T00:00Z', '2026-02-01T00:00Z', '2026-01-13T00:00'],
  // The 1st is a Sunday: the nearest weekday of that month is the 2nd. The 31st is a Saturday.
  ['cron(0 0 1W FEB ? 2026)', '2026-01-01T00:00Z', '2026-03-01T00:00Z', '2026-02-02T00:00'],
  ['cron(0 0 31W JAN ? 2026)', '2026-01-01T00:00Z', '2026-03-01T00:00Z', '2026-01-30T00:00'],
  ['cron(0 0 LW JAN ? *)', '2026-01-01T00:00Z', '2026-03-01T00:00Z', '2026-01-30T00:00'],
  ['cron(0 0 29 2 ? *)', '2025-01-01T00:00Z', '2031-01-01T00:00Z', '2028-02-29T00:00'],
  ['cron(0 0 ? * FRI-MON *)', '2026-01-01T00:00Z', '2026-01-08T00:00Z', '2026-01-05T00:00'],
  ['cron(0 0 1 1 ? 2030-2040/5)', '2026-01-01T00:00Z', '2038-06-01T00:00Z', '2035-01-01T00:00'],
])('%s from %s until %s: %s', (expression, after, until, run) => {
  expect(lastRun(expression, after, until)).toBe(run);
});

test.each([
  '',
  'every hour',
  'hourly',
  '1 hour',
  'rate()',
  'rate(0 hours)',
  'rate(-1 hours)',
  'rate(1.5 hours)',
  'rate(1 hours)',
  'rate(5 minute)',
  'rate(1 week)',
  'rate(1 fortnight)',
  'rate(1 hour',
  'Rate(1 Hour)',
  'rate(5minute)',
  'at(2026-01-01T00:00:00)',
  'cron()',
  'cron(0 3 * * *)',
  'cron(0 3 * * ? * *)',
  'cron(0 3 * * * *)',
  'cron(0 3 ? * ? *)',
  'cron(60 3 * * ? *)',
  'cron(99 * * * ? *)',
  'cron(0 24 * * ? *)',
  'cron(0 3 0 * ? *)',
  'cron(0 3 32 * ? *)',
  'cron(0 3 * 13 ? *)',
  'cron(0 3 ? * 8 *)',
  'cron(0 3 ? * MONDAY *)',
  'cron(0 3 ? * MON#6 *)',
  'cron(0 3 * * ? 1969)',
  'cron(0 3 * * ? 2200)',
  'cron(0/0 3 * * ? *)',
  'cron(0, 3 * * ? *)',
  'cron(? 3 * * ? *)',
  'cron(0 L * * ? *)',
  'cron(0 3 L,15 * ? *)',
  'cron(0 3 32W * ? *)',
  'cron(1-2-3 3 * * ? *)',
  '0 3 * * ? *',
])('%j is no schedule', (expression) => {
  expect(readSchedule(expression)).toBeUndefined();
});

test('the last run lies after the start, and not after the time asked for; until then there is no other', () => {
  const expression = fc.oneof(
    fc.integer({ min: 2, max: 500 }).map((value) => `rate(${value} minutes)`),
    fc
      .tuple(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 7 }))
      .map(([minute, hour, day]) => `cron(${minute} ${hour} ? * ${day} *)`),
  );
  const minute = fc.integer({ min: 0, max: 60 * 24 * 30 });
  fc.assert(
    fc.property(expression, minute, minute, (text, from, length) => {
      const [after, until] = [from * 60_000, (from + length) * 60_000];
      const schedule = readSchedule(text);
      const run = schedule?.lastRun(after, until);
      if (run === undefined) return;
      expect(run).toBeGreaterThan(after);
      expect(run).toBeLessThanOrEqual(until);
      expect(schedule?.lastRun(run, until)).toBeUndefined();
    }),
  );
});
