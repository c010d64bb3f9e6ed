import { createHmac } from 'node:crypto';

import { TableError } from '../aws/dynamodb.ts';
import type { Table } from '../aws/dynamodb.ts';
import type { KeyDerivation } from '../cursors/cursor-keys.ts';
import type { RequestRecord } from '../request-record.ts';

/** The table that all sandboxes share, as long as it answers. */
export interface SharedTable {
  /**
   * What `ask` gets of the table, given the name of an item there. It never rejects: where the table fails, or failed a short while
   * ago, that is `'away'`, and where too much is asked of it `'busy'`.
   *
   * @param key - what the item is about. The table shows nothing of it.
   * @param record - learns why the table is left alone from now on.
   */
  use<T>(
    key: string,
    record: RequestRecord,
    ask: (table: Table, name: string) => Promise<T>,
  ): Promise<T | 'away' | 'busy'>;
}

interface SharedTableInit {
  table: Table;
  /** Where the key comes from that names items. */
  derive: KeyDerivation;
  /** What else an item belongs to: an account and Region, in effect. */
  endpoint: string;
  /** How long the key may be waited for, in milliseconds. */
  timeoutMs: number;
  /** Epoch milliseconds. */
  now: () => number;
  /** From 0 to 1. */
  random: () => number;
}

/** What the key of names is for. Unlike that of cursors it does not change with the weeks, or pages would go with it. */
const PURPOSE = 'appintegrations-bff/shared-pages';

/** How long the key may take. Whoever waits for it goes on without it much sooner. */
const DERIVATION_MS = 5000;

/** How long the table is left alone after it failed; each further failure doubles it, up to the longest. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

export function createSharedTable(init: SharedTableInit): SharedTable {
  const { table, derive, endpoint, timeoutMs, now, random } = init;
  let hmacKey: Promise<Buffer> | undefined;
  let failedAt = -Infinity;
  let pause = 0;
  let next = FIRST_PAUSE_MS;

  async function nameOf(key: string): Promise<string> {
    hmacKey ??= derive(PURPOSE, performance.now() + DERIVATION_MS);
    hmacKey.catch(() => (hmacKey = undefined));
    const text = JSON.stringify([endpoint, key]);
    return createHmac('sha256', await within(hmacKey, timeoutMs))
      .update(text)
      .digest('base64url');
  }

  function isLeftAlone(): boolean {
    const instant = now();
    failedAt = Math.min(failedAt, instant);
    return instant < failedAt + pause;
  }

  return {
    async use(key, record, ask) {
      if (isLeftAlone()) return 'away';
      try {
        const answer = await ask(table, await nameOf(key));
        next = FIRST_PAUSE_MS;
        return answer;
      } catch (error) {
        if (error instanceof TableError && error.isThrottling) return 'busy';
        record.table = String(error);
        // Others that were on their way at the same time failed of the same.
        if (isLeftAlone()) return 'away';
        pause = next * (1 - random() / 2);
        next = Math.min(next * 2, LONGEST_PAUSE_MS);
        failedAt = now();
        return 'away';
      }
    },
  };
}

/** Rejects when `promise` takes longer. */
async function within<T>(promise: Promise<T>, timeoutMs: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`No key for names within ${timeoutMs} ms.`)), timeoutMs);
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
