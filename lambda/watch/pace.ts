import { toApiError } from '../api-error.ts';
import type { ApiError } from '../api-error.ts';
import { createPatience } from '../upstream/patience.ts';

/** The watch's own budget beside the route's: a call each second at the most, counted from start to start. */
export const CALL_EVERY_MS = 1000;

/** The most that a call may take. */
export const CALL_TIMEOUT_MS = 8000;

/** With less time left than this, no call is begun. */
const LEAST_USEFUL_MS = 1000;

/** When calls may begin. */
export interface Pace {
  /**
   * Waits until the next call may begin, no earlier than `notBefore`.
   *
   * @returns how long it may take, in milliseconds; nothing, and at once, where there is no time left for it.
   */
  turn(notBefore: number): Promise<number | undefined>;
  /** AppIntegrations refused because of its quota: nothing is asked for as long as it says, or ever longer. */
  refused(error: ApiError): void;
  succeeded(): void;
}

export interface PaceInit {
  /** When all must be over, in milliseconds of `now`. */
  deadline: number;
  /** Milliseconds from the start of one call to that of the next. */
  callEveryMs: number;
  /** Milliseconds of a clock that nobody corrects. */
  now: () => number;
  /** From 0 to 1. */
  random: () => number;
  /** Resolves after so many milliseconds. */
  pause: (milliseconds: number) => Promise<void>;
}

export function createPace({ deadline, callEveryMs, now, random, pause }: PaceInit): Pace {
  const patience = createPatience({ now, random });
  let next = -Infinity;

  /** Milliseconds until AppIntegrations may be asked again. */
  const refusedFor = (): number => {
    try {
      patience.check();
      return 0;
    } catch (error) {
      return (toApiError(error).retryAfterSeconds ?? 0) * 1000;
    }
  };

  return {
    async turn(notBefore) {
      for (;;) {
        const wait = Math.max(Math.max(next, notBefore) - now(), refusedFor());
        const left = deadline - now() - Math.max(wait, 0);
        // Whatever is no number of milliseconds is no time.
        if (!(left >= LEAST_USEFUL_MS)) return undefined;
        if (wait <= 0) {
          next = now() + callEveryMs;
          return Math.min(left, CALL_TIMEOUT_MS);
        }
        // Once more, as timers may be early.
        await pause(wait);
      }
    },
    refused: (error) => patience.refused(error),
    succeeded: () => patience.succeeded(),
  };
}
