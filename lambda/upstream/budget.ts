import type { RequestRecord } from '../request-record.ts';

/**
 * Takes a unit for one call of AppIntegrations, if there is one.
 *
 * @param isKnown - whether the page that is to be looked at has been seen good before.
 * @param record - learns what the log should say.
 * @returns 0; or, if there was no unit, the milliseconds after which there may be one.
 */
export type Budget = (isKnown: boolean, record: RequestRecord) => number | Promise<number>;

/** A part of the budget, by the generic cell rate algorithm (ITU-T I.371). */
export interface Part {
  name: 'known' | 'unknown';
  /** Milliseconds in which a unit grows. */
  step: number;
  /** Units it holds, one at the least. */
  burst: number;
}

/**
 * Takes a unit of a part, if so many are there.
 *
 * @returns 0; or, if they are not, the milliseconds after which they may be.
 */
export type TakeUnit = (part: Part, needed: number, record: RequestRecord) => number | Promise<number>;

interface BudgetInit {
  /** Calls a second, on average; 0: as many as are asked for. */
  rate: number;
  /** Calls at once. */
  burst: number;
  takeUnit: TakeUnit;
  /** Epoch milliseconds. */
  now: () => number;
}

/** What of the budget is for pages that nobody has seen good: made-up ones must not starve the others, nor new ones wait for ever. */
const UNKNOWN_SHARE = 0.25;

/** What sums of fractions may be off, in milliseconds. */
export const ROUNDING_MS = 0.001;

/** How long a page that got no unit is thought to be asked for again. */
const MISSED_MS = 10_000;

/**
 * What this deployment allows itself, whoever asks. Either of its two parts lends to the other: the known pages' as long as it keeps
 * one whole unit, the unknown pages' only when it is full, and only while it is not missed: known pages that are asked for first each
 * time would always take it.
 */
export function createBudget({ rate, burst, takeUnit, now }: BudgetInit): Budget {
  if (rate === 0) return () => 0;
  const part = (name: Part['name'], share: number): Part => ({
    name,
    step: 1000 / (rate * share),
    burst: Math.max(burst * share, 1),
  });
  const forUnknown = part('unknown', UNKNOWN_SHARE);
  const forKnown = part('known', 1 - UNKNOWN_SHARE);
  let missedAt = -Infinity;

  return async (isKnown, record) => {
    const wait = await takeUnit(isKnown ? forKnown : forUnknown, 1, record);
    if (wait === 0) return 0;
    if (isKnown) {
      if (Math.abs(now() - missedAt) <= MISSED_MS) return wait;
      return (await takeUnit(forUnknown, forUnknown.burst, record)) && wait;
    }
    if ((await takeUnit(forKnown, 2, record)) === 0) return 0;
    missedAt = now();
    return wait;
  };
}

/** Units that one sandbox counts for itself. */
export function createTakeUnit(now: () => number): TakeUnit {
  /** When each part is full again. */
  const fullAt = { known: -Infinity, unknown: -Infinity };

  return ({ name, step, burst }, needed) => {
    const instant = now();
    // A clock that went back must not make anybody wait for more than all of the part.
    fullAt[name] = Math.min(fullAt[name], instant + burst * step);
    const from = Math.max(fullAt[name], instant);
    const wait = from - instant - (burst - needed) * step;
    if (wait > ROUNDING_MS) return wait;
    fullAt[name] = from + step;
    return 0;
  };
}
