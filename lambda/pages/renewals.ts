/** Whose turn it is to be looked at again. */
export interface Renewals {
  isDue(statedAt: number): boolean;
  /** A page was due, and could not be looked at: it is answered as it is. */
  waits(statedAt: number): void;
  /** It was not looked at because too many are. */
  refused(): void;
  /** A page that was stated then was looked at again. */
  renewed(statedAt: number): void;
  /** The same, by another sandbox. */
  renewedElsewhere(statedAt: number): void;
}

interface RenewalsInit {
  /** Between these a page becomes due, in milliseconds. */
  least: number;
  most: number;
  /** Epoch milliseconds. */
  now: () => number;
}

const UP = 1.05;
const DOWN = 0.9;
/** Of others, fewer refusals are seen than renewals. */
const DOWN_ELSEWHERE = 0.95;

/** How long a page that waits is thought to be asked for again. */
const WAITING_MS = 10_000;

/**
 * The age from which on pages are due adapts to how often they can be looked at: refusals make it rise until so few are due that the
 * oldest get their turn, without a queue. And while one waits, those not half as old wait too: who is asked for first each time, as
 * the first list of an overview is, must not take the turns of the last.
 */
export function createRenewals({ least, most, now }: RenewalsInit): Renewals {
  let age = least;
  let oldest = 0;
  let waitedAt = -Infinity;

  function renewed(statedAt: number, down: number): void {
    age = Math.max(age * down, least);
    if (statedAt <= oldest) waitedAt = -Infinity;
  }

  return {
    isDue(statedAt) {
      const instant = now();
      const longest = instant < waitedAt + WAITING_MS ? (instant - oldest) / 2 : 0;
      return instant - statedAt >= Math.max(age, Math.min(longest, most));
    },
    waits(statedAt) {
      const instant = now();
      if (statedAt > oldest && instant < waitedAt + WAITING_MS) return;
      oldest = statedAt;
      waitedAt = instant;
    },
    refused: () => void (age = Math.min(age * UP, Math.max(least, most))),
    renewed: (statedAt) => renewed(statedAt, DOWN),
    renewedElsewhere: (statedAt) => renewed(statedAt, DOWN_ELSEWHERE),
  };
}
