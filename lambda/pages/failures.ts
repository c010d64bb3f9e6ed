import { ApiError } from '../api-error.ts';

/** What AppIntegrations refused or failed to say a moment ago. */
export interface Failures {
  /** @throws ApiError that was noted of the page, while it counts. */
  recall(key: string): void;
  /** Notes what counts for a while, and has the error say how long; forgets what was noted before. */
  note(key: string, error: ApiError): void;
  forget(key: string): void;
}

interface FailuresInit {
  /** How long a 404 counts, in milliseconds. */
  missingMs: number;
  /** Epoch milliseconds. */
  now: () => number;
}

/** How long a failure counts at first; each further one of the same page doubles it, up to the most. */
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;

const MAX_FAILURES = 500;

interface Failure {
  error: ApiError;
  notedAt: number;
  /** How long it counts, and how long the next one would, in milliseconds. */
  wait: number;
  next: number;
}

/** Failures that pass by themselves, or that only an operator can mend; until then, an earlier page is better than none. */
const OUTAGES = /^upstream-(budget|fault|malformed|throttled|timeout|unreachable)$/;

/** Whether an error says nothing about the page, only that AppIntegrations could not be asked, or refused or failed to answer. */
export function isOutage({ reason }: ApiError): boolean {
  return OUTAGES.test(reason);
}

/**
 * A small memory of its own: of 404s, so that invented identifiers are asked for less, and of outages, so that one failing list does
 * not spend what all may ask. Being throttled is no page's own failure: that is for patience.
 */
export function createFailures({ missingMs, now }: FailuresInit): Failures {
  const failures = new Map<string, Failure>();

  return {
    recall(key) {
      const failure = failures.get(key);
      if (!failure) return;
      const instant = now();
      failure.notedAt = Math.min(failure.notedAt, instant);
      const left = failure.notedAt + failure.wait - instant;
      if (left > 0) throw again(failure.error, Math.ceil(left / 1000));
    },
    note(key, error) {
      const isMissing = error.status === 404;
      if (!isMissing && !isOutage(error)) return void failures.delete(key);
      const next = failures.get(key)?.next ?? FIRST_WAIT_MS;
      const waits = isMissing
        ? { wait: missingMs, next: FIRST_WAIT_MS }
        : { wait: next, next: Math.min(2 * next, LONGEST_WAIT_MS) };
      error.notBefore(waits.wait);
      failures.delete(key);
      failures.set(key, { error: again(error), notedAt: now(), ...waits });
      const [oldest = key] = failures.keys();
      if (failures.size > MAX_FAILURES) failures.delete(oldest);
    },
    forget: (key) => void failures.delete(key),
  };
}

/** The same once more; its cause, which may be large, is not kept. */
function again({ code, status, message, reason, detail }: ApiError, retryAfterSeconds?: number): ApiError {
  return new ApiError({ code, status, message, reason, detail, retryAfterSeconds });
}
