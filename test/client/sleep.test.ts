import { getEventListeners } from 'node:events';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { sleep } from '../../client/sleep.ts';

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

test('takes as long as it should', async () => {
  const start = Date.now();
  const waking = sleep(1000, undefined).then(() => Date.now());
  await jest.advanceTimersByTimeAsync(5000);
  await expect(waking).resolves.toBe(start + 1000);
});

test('ends when it is aborted, and leaves no timer behind', async () => {
  const controller = new AbortController();
  const sleeping = sleep(1000, controller.signal);
  controller.abort('woken');
  await expect(sleeping).rejects.toBe('woken');
  expect(jest.getTimerCount()).toBe(0);
});

test('leaves no listener on a signal that outlives it', async () => {
  const { signal } = new AbortController();
  const sleeping = sleep(1000, signal);
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  await jest.advanceTimersByTimeAsync(1000);
  await sleeping;
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});
