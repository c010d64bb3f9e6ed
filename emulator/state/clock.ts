import { GivenError, readGiven } from '../shapes/read-given.ts';
import type { Store } from './store.ts';

/** The emulator's time: this machine's, and what it has been moved by. That is kept with the state. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** How far it is ahead of this machine's. */
  advancedSeconds(): number;
  /**
   * Moves it on: runs end, schedules begin new ones, page tokens expire, the quota on requests fills up.
   *
   * @param seconds A whole number, not negative.
   * @throws Error whose message is for the user.
   */
  advance(seconds: number): void;
  /** Puts it back to this machine's time. */
  reset(): void;
}

const YEARS = 100;

/** In all; a date has no room for more than some thousand years. */
export const MOST_SECONDS = YEARS * 365 * 24 * 60 * 60;

const advance = {
  type: 'structure',
  strict: true,
  required: ['advanceSeconds'],
  members: { advanceSeconds: { type: 'number', min: 0, max: MOST_SECONDS } },
} as const;

/** Reads how far to move the clock from untrusted JSON. */
export function readAdvance(value: unknown): number {
  return readGiven(advance, value, 'The body').advanceSeconds;
}

/** @param machine This machine's time, in milliseconds since the epoch. */
export function createClock(machine: () => number, store: Store): Clock {
  const advancedMs = () => store.state().advancedMs;
  return {
    now: () => machine() + advancedMs(),
    advancedSeconds: () => advancedMs() / 1000,
    advance(seconds) {
      const sum = advancedMs() + readAdvance({ advanceSeconds: seconds }) * 1000;
      if (sum > MOST_SECONDS * 1000) {
        throw new GivenError(`advanceSeconds must not move the clock by more than ${YEARS} years in all.`);
      }
      store.commit({ advancedMs: sum });
    },
    reset() {
      store.commit({ advancedMs: 0 });
    },
  };
}
