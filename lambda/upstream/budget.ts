/**
 * Takes a unit for one call of AppIntegrations, if there is one.
 *
 * @param isKnown - whether the page that is to be looked at has been seen good before.
 * @returns 0; or, if there was no unit, the milliseconds after which there may be one.
 */
export type Budget = (isKnown: boolean) => number | Promise<number>;

interface BudgetInit {
  /** Calls a second, on average; 0: as many as are asked for. */
  rate: number;
  /** Calls at once. */
  burst: number;
  /** Epoch milliseconds. */
  now: () => number;
}

/** What of the budget is for pages that nobody has seen good: made-up ones must not starve the others, nor new ones wait for ever. */
const UNKNOWN_SHARE = 0.25;

/** What sums of fractions may be off, in milliseconds. */
const ROUNDING_MS = 0.001;

/** How long a page that got no unit is thought to be asked for again. */
const MISSED_MS = 10_000;

/** A part of the budget, by the generic cell rate algorithm (ITU-T I.371). */
interface Part {
  /** Milliseconds in which a unit grows. */
  step: number;
  /** Units it holds, one at the least. */
  burst: number;
  /** When it is full again. */
  fullAt: number;
}

/**
 * What this deployment allows itself, whoever asks. Either of its two parts lends to the other: the known pages' as long as it keeps
 * one whole unit, the unknown pages' only when it is full, and only while it is not missed: known pages that are asked for first each
 * time would always take it.
 */
export function createBudget({ rate, burst, now }: BudgetInit): Budget {
  if (rate === 0) return () => 0;
  const part = (share: number): Part => ({
    step: 1000 / (rate * share),
    burst: Math.max(burst * share, 1),
    fullAt: -Infinity,
  });
  const forUnknown = part(UNKNOWN_SHARE);
  const forKnown = part(1 - UNKNOWN_SHARE);
  let missedAt = -Infinity;

  /** @param needed - units that must be there for one to be taken. */
  function take(part: Part, needed: number): number {
    const instant = now();
    // A clock that went back must not make anybody wait for more than all of the part.
    part.fullAt = Math.min(part.fullAt, instant + part.burst * part.step);
    const from = Math.max(part.fullAt, instant);
    const wait = from - instant - (part.burst - needed) * part.step;
    if (wait > ROUNDING_MS) return wait;
    part.fullAt = from + part.step;
    return 0;
  }

  return (isKnown) => {
    const own = isKnown ? forKnown : forUnknown;
    const wait = take(own, 1);
    if (wait === 0) return 0;
    if (isKnown)
      return Math.abs(now() - missedAt) > MISSED_MS && take(forUnknown, forUnknown.burst) === 0 ? 0 : wait;
    if (take(forKnown, 2) === 0) return 0;
    missedAt = now();
    return wait;
  };
}
