import { documentedError } from '../api-error.ts';
import type { ApiError } from '../api-error.ts';

/** How long nobody in this sandbox asks AppIntegrations after it refused because of its quota. */
export interface Patience {
  /** @throws ApiError with what is left of the wait, if there is one. */
  check(): void;
  /** Has the error say, too, how long nobody asks. */
  refused(error: ApiError): void;
  succeeded(): void;
}

interface PatienceInit {
  /** Epoch milliseconds. */
  now: () => number;
  /** From 0 to 1. */
  random: () => number;
}

/** The first wait, where AppIntegrations names none; each further one is twice as long, up to the longest. */
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;

/** Waits as long as AppIntegrations says, or ever longer; in part at random, so that sandboxes do not come back in step. */
export function createPatience({ now, random }: PatienceInit): Patience {
  let next = FIRST_WAIT_MS;
  let begunAt = -Infinity;
  let wait = 0;

  function left(): number {
    const instant = now();
    begunAt = Math.min(begunAt, instant);
    return begunAt + wait - instant;
  }

  return {
    check() {
      const rest = left();
      if (rest <= 0) return;
      throw documentedError('ThrottlingException', 'upstream-throttled', {
        retryAfterSeconds: Math.ceil(rest / 1000),
      });
    },
    refused(error) {
      const told = error.toldRetryAfter && error.toldRetryAfter * 1000;
      // Whoever is refused during a wait asked before it began: that makes it longer only if AppIntegrations says so.
      if (left() <= (told ?? 0)) {
        wait = told ?? next * (1 - random() / 2);
        if (told === undefined) next = Math.min(next * 2, LONGEST_WAIT_MS);
        begunAt = now();
      }
      error.notBefore(left());
    },
    succeeded: () => void (next = FIRST_WAIT_MS),
  };
}
