/** What the function is set to: 0 turns each off. */
export interface RouteSettings {
  /** `PAGE_CACHE_SECONDS` and `STALE_PAGE_SECONDS`. */
  pageCache: number;
  stalePages: number;
  /** `UPSTREAM_RATE` and `UPSTREAM_BURST`. */
  rate: number;
  burst: number;
}

/** What somebody does who is allowed to call and means harm (attacks.ts). */
export type AttackName = 'sizes' | 'invented' | 'walks' | 'newTokens' | 'forged' | 'failing' | 'all';

/** Who polls what, and what stands between them and AppIntegrations. */
export interface Scenario {
  /** Each asks for its list once a second, as a page that shows live data does. */
  pollers: number;
  /** So many of them are played: the others would ask for what these ask for. */
  played: number;
  /** Different lists; poller n asks for the first page of list n modulo this. */
  lists: number;
  /** Sandboxes of the function, each with a memory and a budget of its own, unless they share a table. */
  sandboxes: number;
  settings: RouteSettings;
  /** The table through which they share pages, if there is one: there all the time, or dead for five minutes in the middle. */
  sharedTable?: 'steady' | 'dying';
  /** Somebody else who is allowed to call. */
  attack?: AttackName;
  /** Counted is when every sandbox has had every list, or after `mostSettleSeconds`; and then for so long. */
  mostSettleSeconds: number;
  countedSeconds: number;
}

/**
 * What the quota of an account and Region is taken to be: AWS publishes none for AppIntegrations' requests. This is the
 * default of Amazon Connect's other APIs. Source: Amazon Connect service quotas.
 */
export const UPSTREAM_QUOTA = { requestsPerSecond: 2, burst: 5 } as const;

/** What the stack sets. */
export const stackSettings: RouteSettings = { pageCache: 5, stalePages: 900, rate: 2, burst: 5 };

/** What sandboxes are set to here that share pages: half of the quota is left to others. */
const sharingSettings: RouteSettings = { ...stackSettings, rate: 1, burst: 2 };

/** The ways of keeping pages that are compared with it: none; and good pages alone, with patience where AppIntegrations refuses. */
const comparedSettings = {
  nothing: { pageCache: 0, stalePages: 0, rate: 0, burst: 0 },
  pages: { pageCache: 5, stalePages: 0, rate: 0, burst: 0 },
} as const satisfies Record<string, RouteSettings>;

export type Compared = keyof typeof comparedSettings | 'stack';

export const POLLERS = [1, 10, 100, 1000, 10_000];
export const LISTS = [1, 10, 100];

/** Milliseconds of a sandbox that one request is reckoned with: more than a cached page usually needs, to leave room. */
const BUSY_MS = 4;

/** Sandboxes that Lambda runs for so many requests a second, one at a time each. Source: Little's law. */
export function sandboxesFor(requestsPerSecond: number): number {
  return Math.ceil((requestsPerSecond * BUSY_MS) / 1000);
}

/** Of more pollers than these, a part is played where the calls depend on the lists and not on the requests. */
const MOST_PLAYED = 1000;

/** More first looks than these take hours at the quota: nobody waits for them. */
const MOST_AWAITED = 1000;

/** `pollers` of one list with the stack's settings, unless the rest says otherwise. */
export function scenario(pollers: number, rest: Partial<Omit<Scenario, 'pollers'>> = {}): Scenario {
  const { lists = 1, sandboxes = sandboxesFor(pollers) } = rest;
  return {
    pollers,
    played: Math.min(pollers, MOST_PLAYED),
    lists,
    sandboxes,
    settings: stackSettings,
    mostSettleSeconds: lists * sandboxes > MOST_AWAITED ? 600 : 1500,
    countedSeconds: 120,
    ...rest,
  };
}

/** When a table dies, in seconds from the begin of what is counted, and for how long. */
export const TABLE_DEATH = { after: 30, lasts: 300, counted: 390 } as const;

/** The same, with sandboxes that share pages. */
export function sharingScenario(pollers: number, rest: Partial<Omit<Scenario, 'pollers'>> = {}): Scenario {
  return scenario(pollers, { settings: sharingSettings, sharedTable: 'steady', ...rest });
}

/** The ways of keeping pages at one size. Without a budget all pollers are played, for a shorter time: each request may be a call. */
export function compared(pollers: number, lists: number): { kept: Compared; scenario: Scenario }[] {
  const countedSeconds = pollers > MOST_PLAYED ? 10 : 60;
  const withoutBudget = { lists, played: pollers, mostSettleSeconds: 10, countedSeconds };
  const { nothing, pages } = comparedSettings;
  return [
    { kept: 'nothing', scenario: scenario(pollers, { ...withoutBudget, settings: nothing }) },
    { kept: 'pages', scenario: scenario(pollers, { ...withoutBudget, settings: pages }) },
    { kept: 'stack', scenario: scenario(pollers, { lists }) },
  ];
}

/** The one whose upstream calls `npm run bench` holds to its promise. */
export const promisedEconomy = scenario(1000, { sandboxes: 4, countedSeconds: 60 });
