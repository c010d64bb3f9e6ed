import type { CacheState, StaleBecause } from '../request-record.ts';
import { createBudget, createTakeUnit } from '../upstream/budget.ts';
import { createPatience } from '../upstream/patience.ts';
import { createFailures } from './failures.ts';
import type { Look } from './look.ts';
import { createMemory } from './memory.ts';
import type { Memory } from './memory.ts';
import { createRenewals } from './renewals.ts';
import type { Renewals } from './renewals.ts';
import { createShare } from './share-loads.ts';
import { createTakeSharedUnit } from './shared-budget.ts';
import type { SharedPages } from './shared-pages.ts';
import type { SharedTable } from './shared-table.ts';

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

export interface EconomyInit {
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
  /** The table that all sandboxes share, if there is one, and what is kept in it. */
  shared: { table: SharedTable; pagesOver: (memory: Memory, renewals: Renewals) => SharedPages } | undefined;
  /** Resolves after so many milliseconds. */
  pause: (milliseconds: number) => Promise<void>;
}

/** What is kept, and what stands between requests and the account's quota: all operations share it. */
export function createEconomy({ freshMs, staleMs, rate, burst, now, random, shared, pause }: EconomyInit) {
  const memory = createMemory({ now });
  const renewals = createRenewals({ least: freshMs, most: staleMs / 2, now });
  const alone = createTakeUnit(now);
  const takeUnit = shared ? createTakeSharedUnit({ table: shared.table, alone, now, random }) : alone;
  return {
    /** Without, each request goes to AppIntegrations as it was made. */
    keepsPages: freshMs + staleMs + rate > 0,
    freshMs,
    staleMs,
    memory,
    sharedPages: shared?.pagesOver(memory, renewals),
    failures: createFailures({ missingMs: freshMs, now }),
    renewals,
    share: createShare<Found>(),
    patience: createPatience({ now, random }),
    budget: createBudget({ rate, burst, takeUnit, now }),
    random,
    pause,
    now,
  };
}
