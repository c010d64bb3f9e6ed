/** Who polls what, and what stands between them and AppIntegrations. */
export interface Scenario {
  /** Each asks for its page once a second, as a page that shows live data does. */
  pollers: number;
  /** Different pages; poller n asks for page n modulo this. */
  pages: number;
  /** Sandboxes of the function, each with a memory of its own. */
  sandboxes: number;
  /** `PAGE_CACHE_SECONDS` of the function; 0: off. */
  pageCacheSeconds: number;
  /** Time to live in API Gateway's stage cache; 0: none. */
  stageCacheSeconds: number;
  /** How long the caches and the quota are given to settle, and how long is counted then. */
  settleSeconds: number;
  countedSeconds: number;
}

/**
 * What the quota of an account and Region is taken to be: AWS publishes none for AppIntegrations' requests. This is the
 * default of Amazon Connect's other APIs. Source: Amazon Connect service quotas.
 */
export const UPSTREAM_QUOTA = { requestsPerSecond: 2, burst: 5 } as const;

/** What the stack sets `PAGE_CACHE_SECONDS` to. */
export const STACK_CACHE_SECONDS = 5;

/** The ways of caching that are compared. */
export const cachings = [
  { label: 'no cache', pageCacheSeconds: 0, stageCacheSeconds: 0 },
  { label: 'page cache', pageCacheSeconds: STACK_CACHE_SECONDS, stageCacheSeconds: 0 },
  { label: 'stage cache', pageCacheSeconds: 0, stageCacheSeconds: STACK_CACHE_SECONDS },
  { label: 'both', pageCacheSeconds: STACK_CACHE_SECONDS, stageCacheSeconds: STACK_CACHE_SECONDS },
] as const;

export const POLLERS = [1, 10, 100, 1000, 10_000];
export const PAGES = [1, 10, 100];

/** Milliseconds of a sandbox that one request is reckoned with: more than a cached page usually needs, to leave room. */
const BUSY_MS = 4;

/** Sandboxes that Lambda runs for so many requests a second, one at a time each. Source: Little's law. */
export function sandboxesFor(requestsPerSecond: number): number {
  return Math.ceil((requestsPerSecond * BUSY_MS) / 1000);
}

/** A scenario of `pollers`; the larger ones are counted for a shorter time, which still is many requests. */
export function scenario(pollers: number, rest: Partial<Omit<Scenario, 'pollers'>> = {}): Scenario {
  return {
    pollers,
    pages: 1,
    sandboxes: sandboxesFor(pollers),
    pageCacheSeconds: STACK_CACHE_SECONDS,
    stageCacheSeconds: 0,
    settleSeconds: 10,
    countedSeconds: pollers > 1000 ? 20 : 60,
    ...rest,
  };
}

/** The one whose upstream calls are promised to stay below one a second. */
export const promisedEconomy = scenario(1000, { sandboxes: 4 });
