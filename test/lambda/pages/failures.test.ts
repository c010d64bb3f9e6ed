import { describe, expect, test } from '@jest/globals';

import { ApiError, documentedError } from '../../../lambda/api-error.ts';
import { createFailures, isOutage } from '../../../lambda/pages/failures.ts';

const missing = documentedError('ResourceNotFoundException', 'upstream-error', { detail: 'words of AWS' });
const down = documentedError('ServiceUnavailable', 'upstream-unreachable');
const fault = new ApiError({ code: 'Odd', status: 500, message: 'odd', reason: 'upstream-fault' });

function failuresAt(missingMs = 5000) {
  const clock = { now: 0 };
  const failures = createFailures({ missingMs, now: () => clock.now });
  /** What is remembered of a page now. */
  const recall = (key: string): unknown => {
    try {
      failures.recall(key);
      return undefined;
    } catch (error) {
      return error;
    }
  };
  /** How long a failure of a page counts, in milliseconds; time goes on. */
  const lasts = (key: string): number => {
    const start = clock.now;
    while (recall(key) !== undefined) clock.now += 100;
    return clock.now - start;
  };
  return { clock, failures, recall, lasts };
}

test('a 404 counts as long as a page would, with all it said', () => {
  const { clock, failures, recall } = failuresAt();
  expect(recall('a')).toBeUndefined();
  failures.note('a', missing);
  clock.now = 4999;
  expect(recall('a')).toMatchObject({
    status: 404,
    code: 'ResourceNotFoundException',
    message: missing.message,
    reason: 'upstream-error',
    detail: 'words of AWS',
    retryAfterSeconds: undefined,
  });
  expect(recall('b')).toBeUndefined();
  clock.now = 5000;
  expect(recall('a')).toBeUndefined();
});

test('where no page is fresh for any time, no 404 is remembered', () => {
  const { failures, recall } = failuresAt(0);
  failures.note('a', missing);
  expect(recall('a')).toBeUndefined();
});

describe('an outage', () => {
  test.each([down, fault])(
    'of status $status counts for a second, then twice as long, a minute at the most',
    (error) => {
      const { failures, lasts } = failuresAt();
      const waits = Array.from({ length: 9 }, () => {
        failures.note('a', error);
        return lasts('a') / 1000;
      });
      expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
      failures.forget('a');
      expect(lasts('a')).toBe(0);
      failures.note('a', error);
      expect(lasts('a')).toBe(1000);
    },
  );

  test('tells what is left of its time', () => {
    const { clock, failures, recall } = failuresAt();
    failures.note('a', down);
    failures.note('a', down);
    failures.note('a', down);
    expect(recall('a')).toMatchObject({ status: 503, retryAfterSeconds: 4 });
    clock.now = 2100;
    expect(recall('a')).toMatchObject({ retryAfterSeconds: 2 });
  });

  test('starts anew after a 404', () => {
    const { failures, lasts } = failuresAt();
    failures.note('a', down);
    failures.note('a', missing);
    failures.note('a', down);
    expect(lasts('a')).toBe(1000);
  });
});

test('waits are kept to the millisecond, and told in whole seconds, never too few', () => {
  const { clock, failures, recall } = failuresAt();
  for (let time = 0; time < 3; time += 1) failures.note('a', down);
  clock.now += 4000 - 2001;
  expect(recall('a')).toMatchObject({ retryAfterSeconds: 3 });
  failures.forget('a');
  failures.note('a', down);
  clock.now += 999;
  expect(recall('a')).toBeDefined();
  clock.now += 1;
  expect(recall('a')).toBeUndefined();
  for (let time = 0; time < 8; time += 1) failures.note('a', down);
  clock.now += 59_999;
  expect(recall('a')).toBeDefined();
  clock.now += 1;
  expect(recall('a')).toBeUndefined();
});

test('one that is noted again is the newest', () => {
  const { failures, recall } = failuresAt();
  failures.note('a', missing);
  for (let index = 1; index < 500; index += 1) failures.note(`key-${index}`, missing);
  failures.note('a', missing);
  failures.note('one more', missing);
  expect([recall('a') !== undefined, recall('key-1') !== undefined]).toEqual([true, false]);
});

test('what else AWS says ends what was noted before', () => {
  const { failures, recall } = failuresAt();
  failures.note('a', down);
  failures.note('a', documentedError('AccessDeniedException', 'upstream-error'));
  expect(recall('a')).toBeUndefined();
});

test('the cause, which may be large, is not kept', () => {
  const { failures, recall } = failuresAt();
  failures.note(
    'a',
    documentedError('ServiceUnavailable', 'upstream-malformed', { cause: new Error('large') }),
  );
  expect(recall('a')).toHaveProperty('cause', undefined);
});

test('a clock that goes back never makes it last longer', () => {
  const { clock, failures, recall, lasts } = failuresAt();
  clock.now = 100_000;
  failures.note('a', missing);
  clock.now = 0;
  expect(recall('a')).toBeDefined();
  expect(lasts('a')).toBe(5000);
});

test('it is bounded: the oldest go first', () => {
  const { failures, recall } = failuresAt();
  const keys = Array.from({ length: 600 }, (_, index) => `key-${index}`);
  for (const key of keys) failures.note(key, missing);
  expect(keys.filter((key) => recall(key) !== undefined)).toEqual(keys.slice(-500));
});

test.each([
  ['upstream-throttled', 429, true],
  ['upstream-throttled', 400, true],
  ['upstream-budget', 429, true],
  ['upstream-unreachable', 503, true],
  ['upstream-timeout', 503, true],
  ['upstream-malformed', 503, true],
  ['upstream-fault', 500, true],
  ['upstream-fault', 503, true],
  ['upstream-error', 400, false],
  ['upstream-denied', 401, false],
  ['upstream-denied', 403, false],
  ['upstream-denied', 500, false],
  ['upstream-error', 404, false],
  ['upstream-error', 409, false],
  ['cursor-key', 503, false],
  ['not-allowed', 404, false],
  ['bug', 500, false],
] as const)('%s of status %i says nothing of the page itself: %p', (reason, status, expected) => {
  expect(isOutage(new ApiError({ code: 'Code', status, message: '', reason }))).toBe(expected);
});
