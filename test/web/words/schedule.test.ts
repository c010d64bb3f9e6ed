import { describe, expect, test } from '@jest/globals';

import { scheduleWords } from '../../../web/words/schedule.ts';

describe('schedule expressions in words', () => {
  test.each([
    ['rate(1 hour)', 'every hour'],
    ['rate(1 minute)', 'every minute'],
    ['rate(5 minutes)', 'every 5 minutes'],
    ['rate(7 days)', 'every 7 days'],
    [' RATE( 2  hours ) ', 'every 2 hours'],
    ['cron(0 12 * * ? *)', 'every day at 12:00 UTC'],
    ['cron(30 6,18 ? * * *)', 'every day at 06:30 and 18:30 UTC'],
    ['cron(0 9 ? * MON-FRI *)', 'every weekday at 09:00 UTC'],
    ['cron(0 9 ? * 2-6 *)', 'every weekday at 09:00 UTC'],
    ['cron(0 9 ? * TUE-SAT *)', 'every Tuesday to Saturday at 09:00 UTC'],
    ['cron(0 9 ? * 1,MON,7 *)', 'every Sunday, Monday and Saturday at 09:00 UTC'],
    ['cron(15 10 1 * ? *)', 'on the 1st of the month at 10:15 UTC'],
    ['cron(15 10 1,2,3,11,22 * ? *)', 'on the 1st, 2nd, 3rd, 11th and 22nd of the month at 10:15 UTC'],
    ['cron(0 0 L * ? *)', 'on the last day of the month at 00:00 UTC'],
    ['cron(0 8 1 JAN,7 ? *)', 'on the 1st of the month in January and July at 08:00 UTC'],
    ['cron(* * * * ? *)', 'every minute'],
    ['cron(0/15 * * * ? *)', 'every 15 minutes'],
    ['cron(*/10 * ? * MON-FRI *)', 'every 10 minutes, every weekday'],
    ['cron(0 * * * ? *)', 'every hour'],
    ['cron(1 * * * ? *)', 'every hour, 1 minute past the hour'],
    ['cron(20 0/6 * * ? *)', 'every 6 hours, 20 minutes past the hour'],
  ])('%s is %s', (expression, words) => {
    expect(scheduleWords(expression)).toBe(words);
  });

  test.each([
    '',
    'rate(0 hours)',
    'rate(1 fortnight)',
    'rate(1.5 hours)',
    'at(2026-01-01T00:00:00)',
    'cron(0 12 * *)',
    'cron(0 12 * * ? 2030)',
    'cron(0 12 * * ? * *)',
    'cron(60 12 * * ? *)',
    'cron(0 24 * * ? *)',
    'cron(0/7 * * * ? *)',
    'cron(5/15 * * * ? *)',
    'cron(0 0/5 * * ? *)',
    'cron(0 9-17 * * ? *)',
    'cron(0 1,2,3,4,5 * * ? *)',
    'cron(0 0 32 * ? *)',
    'cron(0 0 ? * 8 *)',
    'cron(0 0 ? * MON-XYZ *)',
    'cron(0 0 ? * 3#2 *)',
    'cron(0 0 1 13 ? *)',
    'cron(0 0 1 * MON *)',
    `cron(${'9'.repeat(100_000)})`,
  ])('%.40s is left as it is', (expression) => {
    expect(scheduleWords(expression)).toBeUndefined();
  });
});
