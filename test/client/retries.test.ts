import { afterEach, expect, jest, test } from '@jest/globals';

import { AssociationsError } from '../../client/errors.ts';
import type { ErrorDetails } from '../../client/errors.ts';
import { withRetries } from '../../client/retries.ts';

afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

const settings = { retries: 2, retryDelayMs: 1000, maxRetryWaitMs: 5000 };

/** The waits between attempts that all fail like this, in milliseconds, on a clock that does not wait. */
async function waitsAfter(details: ErrorDetails, random = 0, policy = settings): Promise<number[]> {
  jest.useFakeTimers();
  jest.spyOn(Math, 'random').mockReturnValue(random);
  const failure = new AssociationsError('failed', details);
  const times: number[] = [];
  const outcome = withRetries(
    () => {
      times.push(Date.now());
      return Promise.reject(failure);
    },
    policy,
    undefined,
  ).catch((error: unknown) => error);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(await outcome).toBe(failure);
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

test.each([
  { code: 'ThrottlingException', status: 429 },
  { code: 'ServiceUnavailable', status: 503 },
  { code: 'ServiceUnavailable', status: 504 },
  { code: 'UnreadableAnswer', status: 503 },
  { code: 'NetworkError' },
])('%j is tried again, later each time', async (details) => {
  expect(await waitsAfter(details)).toEqual([1000, 2000]);
});

test.each([
  { code: 'InvalidRequestException', status: 400 },
  { code: 'ResourceNotFoundException', status: 404 },
  { code: 'InternalServiceError', status: 500 },
  { code: 'UnreadableAnswer', status: 502 },
  { code: 'TimeoutError' },
  { code: 'InvalidRequestException' },
])('%j is final', async (details) => {
  expect(await waitsAfter(details)).toEqual([]);
});

test('chance shortens the wait by at most a half', async () => {
  expect(await waitsAfter({ code: 'NetworkError' }, 0.999_999)).toEqual([500, 1000]);
});

test('no wait is longer than maxRetryWaitMs', async () => {
  expect(await waitsAfter({ code: 'NetworkError' }, 0, { ...settings, retries: 5 })).toEqual([
    1000, 2000, 4000, 5000, 5000,
  ]);
});

test('Retry-After is the least wait; chance makes it longer, never shorter', async () => {
  expect(await waitsAfter({ code: 'ThrottlingException', status: 429, retryAfter: 3 })).toEqual([3000, 3000]);
  expect(await waitsAfter({ code: 'ThrottlingException', status: 429, retryAfter: 3 }, 0.5)).toEqual([
    3250, 3250,
  ]);
});

test('a Retry-After of nothing is a wait as well: of chance alone', async () => {
  const details = { code: 'ThrottlingException', status: 429, retryAfter: 0 };
  expect(await waitsAfter(details, 0.5)).toEqual([250, 250]);
});

test('a Retry-After beyond maxRetryWaitMs is left to the caller', async () => {
  expect(await waitsAfter({ code: 'ThrottlingException', status: 429, retryAfter: 5 })).toEqual([5000, 5000]);
  jest.useRealTimers();
  expect(await waitsAfter({ code: 'ThrottlingException', status: 429, retryAfter: 6 })).toEqual([]);
});

test("the caller's own errors are final", async () => {
  const failure = new Error('not signed in');
  const attempt = jest.fn(() => Promise.reject(failure));
  await expect(withRetries(attempt, settings, undefined)).rejects.toBe(failure);
  expect(attempt).toHaveBeenCalledTimes(1);
});

test('an attempt that succeeds ends it', async () => {
  const attempt = jest
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(new AssociationsError('failed', { code: 'NetworkError' }))
    .mockResolvedValue('page');
  await expect(withRetries(attempt, { ...settings, retryDelayMs: 1 }, undefined)).resolves.toBe('page');
  expect(attempt).toHaveBeenCalledTimes(2);
});
