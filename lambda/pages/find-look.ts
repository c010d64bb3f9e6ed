import { toApiError } from '../api-error.ts';
import type { ApiError } from '../api-error.ts';
import type { RequestRecord } from '../request-record.ts';
import type { Economy, Found } from './economy.ts';
import { isOutage } from './failures.ts';
import { createLearn, createTakeUnit } from './learn.ts';
import type { Look } from './look.ts';

/**
 * Asks AppIntegrations for what a request is about. Rejects with an ApiError.
 *
 * @param isKnown - whether the page has been seen good before.
 */
export type AskNow = (isKnown: boolean) => Promise<Look>;

/**
 * A page of AppIntegrations', however it is come by. Rejects with an ApiError.
 *
 * @param deadline - milliseconds of `performance.now()`.
 */
export type FindLook = (
  key: string,
  askNow: AskNow,
  deadline: number,
  record: RequestRecord,
) => Promise<Found>;

/** How long a page is waited for that another sandbox may be asking for: between half of it and all. */
const ANOTHER_LOOK_MS = 300;

/** The order of questions: memory, the table of all sandboxes, patience, budget, AppIntegrations, the last good page. Else it is a refusal. */
export function createFindLook(economy: Economy): FindLook {
  const { keepsPages, freshMs, staleMs, memory, sharedPages, failures, patience, renewals, share } = economy;
  const { now, random, pause } = economy;
  const learn = createLearn(economy);
  const takeUnit = createTakeUnit(economy);
  const ageOf = ({ statedAt }: Look): number => now() - statedAt;

  return async (key, askNow, deadline, record) => {
    if (!keepsPages) {
      record.cache = 'off';
      return { look: await askNow(false), state: 'off', forwarded: 'request' };
    }
    const remembered = memory.get(key);
    if (remembered) {
      if (ageOf(remembered) < freshMs) return { look: remembered, state: 'hit' };
      if (!sharedPages && !renewals.isDue(remembered.statedAt)) return notDue(remembered);
    }
    const [finding, isShared] = share(key, () => load(key, askNow, deadline, record));
    if (!isShared) return finding;
    record.cache = 'shared';
    const found = await finding;
    return found.state === 'miss' ? { ...found, state: 'shared' } : found;
  };

  async function load(key: string, askNow: AskNow, deadline: number, record: RequestRecord): Promise<Found> {
    let forwarded: Found['forwarded'];
    try {
      const mayAsk = !sharedPages || (await sharedPages.read(key, record));
      const known = memory.get(key);
      if (sharedPages && known) {
        if (ageOf(known) < freshMs) return { look: known, state: 'table' };
        if (ageOf(known) < staleMs && (!mayAsk || !renewals.isDue(known.statedAt))) return notDue(known);
      }
      forwarded = known ? 'stale' : 'miss';
      failures.recall(key);
      patience.check();
      if (sharedPages && known && ageOf(known) < staleMs && !(await sharedPages.claim(key, record)))
        return notDue(known);
      await takeUnit(known !== undefined, record);
      // The table took its time, and somebody may have been refused meanwhile.
      if (sharedPages) patience.check();
      record.cache = 'miss';
      return {
        look: await learn(key, known, askNow(known !== undefined), record),
        state: 'miss',
        forwarded,
      };
    } catch (error) {
      const failure = toApiError(error);
      const last = await lastGood(key, failure, deadline, record);
      if (!last || ageOf(last) >= Math.max(staleMs, freshMs) || !isOutage(failure)) throw error;
      if (ageOf(last) < freshMs) return { look: last, state: 'table' };
      if (failure.status < 500) renewals.waits(last.statedAt);
      const stale = { look: last, state: 'stale', why: failure.reason } as const;
      return record.upstream && forwarded ? { ...stale, forwarded, status: record.upstream.status } : stale;
    }
  }

  /** A page that nobody here has seen may be what another sandbox is asking for, with the unit that was not left for this one. */
  async function lastGood(key: string, { reason }: ApiError, deadline: number, record: RequestRecord) {
    const isInTime = performance.now() + ANOTHER_LOOK_MS < deadline;
    if (sharedPages && reason === 'upstream-budget' && isInTime && !memory.get(key)) {
      await pause(ANOTHER_LOOK_MS * (1 - random() / 2));
      await sharedPages.read(key, record, true);
    }
    return memory.get(key);
  }
}

/** It is not its turn, or another sandbox is about to look at it. */
function notDue(look: Look): Found {
  return { look, state: 'stale', why: 'not-due' };
}
