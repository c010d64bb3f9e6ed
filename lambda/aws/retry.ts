import { setTimeout as sleep } from 'node:timers/promises';

import { TransportError } from './http-handler.ts';

/** A second attempt begins after a random wait of up to this long, so that callers don't come back in step. */
const MAX_BACKOFF_MS = 100;

/** With less time left than this, no call is begun. */
const LEAST_USEFUL_MS = 20;

/** What a call that failed says of itself, whatever else it says. An error that does not say it is not tried again. */
export interface CallFailure extends Error {
  /** Whether the same call once more may succeed. */
  readonly mayPass: boolean;
}

/** AWS's names for a quota that is used up, whatever their status. */
export function isThrottling(name: string): boolean {
  return /Throttl|ThroughputExceeded|LimitExceeded|TooManyRequests|SlowDown/.test(name);
}

/**
 * Makes a call, and once more if it failed in a way that may pass. The first attempt gets at most half of the
 * time, so that a hanging connection leaves room for a second. Throttling is never retried here: it would spend
 * the account's small quota on callers who are told when to come back.
 *
 * @param deadline - milliseconds of `performance.now()`, which no correction of the clock moves, by which all must be over.
 * @param noTime - makes the failure when there is no time left to begin the call.
 * @param call - gets its time limit in milliseconds; rejects with a CallFailure.
 */
export async function withRetry<T>(
  deadline: number,
  noTime: () => CallFailure,
  call: (timeoutMs: number) => Promise<T>,
): Promise<T> {
  const left = deadline - performance.now();
  if (left < LEAST_USEFUL_MS) throw noTime();
  try {
    return await call(Math.floor(left / 2));
  } catch (error) {
    const { mayPass, cause } = error as CallFailure;
    const backoff = isStaleConnection(cause) ? 0 : Math.floor(Math.random() * MAX_BACKOFF_MS);
    const leftThen = Math.floor(deadline - performance.now()) - backoff;
    if (!mayPass || leftThen < LEAST_USEFUL_MS) throw error;
    await sleep(backoff);
    return await call(leftThen);
  }
}

/** A sandbox that slept finds its connection closed: that says nothing of how AWS is doing, so there is no need to wait. */
export function isStaleConnection(cause: unknown): boolean {
  return cause instanceof TransportError && cause.onKeptConnection;
}
