import { toApiError } from '../api-error.ts';
import type { RequestRecord } from '../request-record.ts';
import type { Upstream, UpstreamRequest } from '../upstream/upstream.ts';
import type { Economy } from './economy.ts';
import type { Look } from './look.ts';

/**
 * Makes what asks AppIntegrations for a page before a deadline (milliseconds of `performance.now()`), and dates what it says. It rejects with an ApiError.
 *
 * @param isKnown - whether the page has been seen good before: it decides which part of the budget pays for a second attempt.
 */
export function createAsk(upstream: Upstream, { budget, now }: Economy) {
  return async (
    request: UpstreamRequest,
    deadline: number,
    record: RequestRecord,
    isKnown = false,
  ): Promise<Look> => {
    let statedAt = now();
    const mayAskAgain = async (): Promise<boolean> => {
      statedAt = now();
      return (await budget(isKnown, record)) === 0;
    };
    record.upstream = { attempts: 0, ms: 0 };
    try {
      const { entries, token = '' } = await upstream(request, deadline, record.upstream, mayAskAgain);
      return { entries, token, statedAt, bodies: new Map() };
    } catch (error) {
      const failure = toApiError(error);
      failure.askedAt = statedAt;
      throw failure;
    }
  };
}
