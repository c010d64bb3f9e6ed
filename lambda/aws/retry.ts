import { setTimeout as sleep } from 'node:timers/promises';

import { documentedError, toApiError } from '../api-error.ts';
import type { ApiError } from '../api-error.ts';
import { TransportError } from './http-handler.ts';

/** A second attempt begins after a random wait of up to this long, so that callers don't come back in step. */
const MAX_BACKOFF_MS = 100;

/** With less time left than this, no call is begun. */
const LEAST_USEFUL_MS = 20;

/** AWS's names for a quota that is used up, whatever their status. */
export function isThrottling(name: string): boolean {
  return /Throttl|LimitExceeded|TooManyRequests|SlowDown/.test(name);
}

/**
 * Makes a call, and once more if it failed in a way that may pass. The first attempt gets at most half of the
 * time, so that a hanging connection leaves room for a second. Throttling is never retried here: it would spend
 * the account's small quota on callers who are told when to come back.
 *
 * @param deadline - epoch milliseconds by which all must be over.
 * @param call - gets its time limit in milliseconds; rejects with an ApiError, which knows whether it may pass.
 * @param noTime - the failure when there is no time left to begin the call; by itself, one of AppIntegrations.
 */
export async function withRetry<T>(
  deadline: number,
  call: (timeoutMs: number) => Promise<T>,
  noTime: () => ApiError = upstreamTimeout,
): Promise<T> {
  const left = deadline - Date.now();
  if (left < LEAST_USEFUL_MS) throw noTime();
  try {
    return await call(Math.floor(left / 2));
  } catch (error) {
    const { mayPass, cause } = toApiError(error);
    const backoff = isStaleConnection(cause) ? 0 : Math.floor(Math.random() * MAX_BACKOFF_MS);
    const leftThen = deadline - Date.now() - backoff;
    if (!mayPass || leftThen < LEAST_USEFUL_MS) throw error;
    await sleep(backoff);
    return await call(leftThen);
  }
}

function upstreamTimeout(): ApiError {
  return documentedError('ServiceUnavailable', 'upstream-timeout', { detail: 'No time left for the call.' });
}

/** A sandbox that slept finds its connection closed: that says nothing of how AWS is doing, so there is no need to wait. */
function isStaleConnection(cause: unknown): boolean {
  return cause instanceof TransportError && cause.onKeptConnection;
}
