import { describe, expect, test } from '@jest/globals';
import { Duration } from 'aws-cdk-lib';

import { watchMinutes } from '../../../contract/watch.ts';
import { watchTimes } from '../../../lib/watch/watch-times.ts';

const { min, max } = watchMinutes;
const all = Array.from({ length: max - min + 1 }, (_, at) => min + at);

/** In seconds. */
function timesOf(minutes: number) {
  const { timeout, late } = watchTimes(Duration.minutes(minutes));
  return { timeout: timeout.toSeconds(), late: late.toSeconds() };
}

describe('for every period there may be', () => {
  test('a look has ended before the next begins, though its start was as late as may be and the next is early', () => {
    const PRECISION = 60;
    const over = all.filter((minutes) => {
      const { timeout, late } = timesOf(minutes);
      return PRECISION + 2 * late + timeout > minutes * 60;
    });
    expect(all).toHaveLength(1436);
    expect(over).toEqual([]);
  });

  test('a look has as much time as that leaves: two minutes at the least, and what Lambda allows at the most', () => {
    const odd = all.filter((minutes) => timesOf(minutes).timeout !== Math.min(minutes - 3, 15) * 60);
    expect(odd).toEqual([]);
    expect(timesOf(min).timeout).toBe(120);
  });

  test('a late start is one that EventBridge Scheduler and Lambda take', () => {
    const refused = all.filter((minutes) => {
      const { late } = timesOf(minutes);
      return !Number.isInteger(late) || late < 60 || late > 21_600;
    });
    expect(refused).toEqual([]);
  });
});

test.each([
  [Duration.minutes(15), 12 * 60, 60],
  [Duration.seconds(900), 12 * 60, 60],
  [Duration.minutes(31), 15 * 60, 450],
  [Duration.hours(1), 15 * 60, 1320],
  [Duration.days(1), 15 * 60, 21_600],
])('every %p: a look of %i seconds, a start that is %i seconds late', (every, timeout, late) => {
  expect(watchTimes(every)).toEqual({
    timeout: Duration.minutes(timeout / 60),
    late: Duration.seconds(late),
  });
});
