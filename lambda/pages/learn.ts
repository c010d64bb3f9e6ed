import { documentedError, toApiError } from '../api-error.ts';
import type { RequestRecord } from '../request-record.ts';
import type { Economy } from './economy.ts';
import { isOutage } from './failures.ts';
import type { Look } from './look.ts';

/**
 * Draws the conclusions from what AppIntegrations says of a page: the look is kept, or what stands in its way is remembered. What it
 * refuses to say of a page (400, 401, 403, 404) counts at once: the page that was kept goes. Other sandboxes learn of it before it is
 * answered, because Lambda may freeze this one then.
 *
 * @param known - the look before, if there is one.
 * @returns what was asked, as it came out.
 */
export function createLearn({ memory, failures, patience, renewals, sharedPages }: Economy) {
  return async (
    key: string,
    known: Look | undefined,
    asked: Promise<Look>,
    record: RequestRecord,
  ): Promise<Look> => {
    try {
      const look = memory.keep(key, await asked);
      failures.forget(key);
      patience.succeeded();
      if (known) renewals.renewed(known.statedAt);
      if (sharedPages) await sharedPages.keep(key, look, record);
      return look;
    } catch (error) {
      const failure = toApiError(error);
      if (failure.reason === 'upstream-throttled') {
        patience.refused(failure);
        if (known) renewals.refused();
      } else {
        failures.note(key, failure);
        if (!isOutage(failure)) {
          memory.forget(key);
          if (sharedPages) await sharedPages.refuse(key, failure, record);
        }
      }
      throw error;
    }
  };
}

/** Takes a unit of the budget, or throws ApiError with the time after which there may be one. */
export function createTakeUnit({ budget, renewals }: Economy) {
  return async (isKnown: boolean, record: RequestRecord): Promise<void> => {
    const wait = await budget(isKnown, record);
    if (wait === 0) return;
    // Only pages that are known count: made-up ones could raise the age of all others.
    if (isKnown) renewals.refused();
    throw documentedError('ThrottlingException', 'upstream-budget', {
      retryAfterSeconds: Math.ceil(wait / 1000),
    });
  };
}
