import type { CacheState, StaleBecause } from '../request-record.ts';
import { createBudget } from '../upstream/budget.ts';
import { createPatience } from '../upstream/patience.ts';
import { createFailures } from './failures.ts';
import type { Look } from './look.ts';
import { createMemory } from './memory.ts';
import { createRenewals } from './renewals.ts';
import { createShare } from './share-loads.ts';

/** A look, and how it was come by. */
export interface Found {
  look: Look;
  state: CacheState;
  why?: StaleBecause;
  /** Why AppIntegrations was asked, if it was; in the words of RFC 9211. */
  forwarded?: 'request' | 'miss' | 'stale';
  /** What it answered in place of a page. */
  status?: number | undefined;
}

export type Economy = ReturnType<typeof createEconomy>;

interface EconomyInit {
  /** The age up to which a page is fresh, and the one up to which it may be answered for want of a better; in milliseconds. */
  freshMs: number;
  staleMs: number;
  /** Calls of AppIntegrations a second, 0: any number; and at once. */
  rate: number;
  burst: number;
  /** Epoch milliseconds. */
  now: () => number;
  /** From 0 to 1. */
  random: () => number;
}

/** What is kept, and what stands between requests and the account's quota: all operations share it. */
export function createEconomy({ freshMs, staleMs, rate, burst, now, random }: EconomyInit) {
  return {
    /** Without, each request goes to AppIntegrations as it was made. */
    keepsPages: freshMs + staleMs + rate > 0,
    freshMs,
    staleMs,
    memory: createMemory({ now }),
    failures: createFailures({ missingMs: freshMs, now }),
    renewals: createRenewals({ least: freshMs, most: staleMs / 2, now }),
    share: createShare<Found>(),
    patience: createPatience({ now, random }),
    budget: createBudget({ rate, burst, now }),
    now,
  };
}
