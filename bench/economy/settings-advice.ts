import { sandboxesFor, scenario } from './scenarios.ts';
import type { Scenario } from './scenarios.ts';

/** What to set. */
export interface Caching {
  pageCacheSeconds: number;
  /** 0: no stage cache is needed. */
  stageCacheSeconds: number;
}

/** Round figures to choose from, in seconds; the last is the longest the function keeps a page (contract/settings.ts). */
const ROUND_SECONDS = [5, 10, 15, 20, 30, 60, 120, 180, 240, 300];

/**
 * The least round `PAGE_CACHE_SECONDS` that leaves half of the account's quota to others. Each sandbox asks for each
 * page once per period, so that pages times sandboxes over the period is the most calls there can be; half of the quota
 * is one call a second. Where no period is long enough a stage cache comes before it, which asks for each page once
 * per period on behalf of all sandboxes.
 */
export function adviseCaching(pollers: number, pages: number): Caching {
  const asked = Math.min(pages, pollers);
  const alone = leastRound(asked * sandboxesFor(pollers));
  if (alone !== undefined) return { pageCacheSeconds: alone, stageCacheSeconds: 0 };
  // Twice the time, because some calls are made twice before the first answer is there.
  const behind = leastRound(2 * asked) ?? Math.max(...ROUND_SECONDS);
  return { pageCacheSeconds: behind, stageCacheSeconds: behind };
}

/** The scenario that shows whether the advice is good: long enough for every page to expire. */
export function advisedScenario(pollers: number, pages: number, caching: Caching): Scenario {
  const seconds = Math.max(20, caching.pageCacheSeconds);
  return scenario(pollers, { pages, ...caching, settleSeconds: seconds, countedSeconds: seconds });
}

function leastRound(seconds: number): number | undefined {
  return ROUND_SECONDS.find((round) => round >= seconds);
}
