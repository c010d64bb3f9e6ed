import { MAX_RESULTS_MAX } from '../../contract/limits.ts';
import type { UpstreamPage } from '../upstream/upstream-page.ts';
import type { Upstream } from '../upstream/upstream.ts';

/** Asks AppIntegrations for a page as long as they come, in one call. Rejects with an ApiError. */
export type AskOnce = (
  request: { identifier: string; token?: string },
  timeoutMs: number,
) => Promise<UpstreamPage>;

/** @param upstream - tries a second time at once if it may, for which it keeps back half of its time: a watch has more patience. */
export function createAskOnce(upstream: Upstream): AskOnce {
  return ({ identifier, token }, timeoutMs) =>
    upstream(
      { identifier, token, maxResults: MAX_RESULTS_MAX },
      performance.now() + 2 * timeoutMs,
      { attempts: 0, ms: 0 },
      async () => false,
    );
}
