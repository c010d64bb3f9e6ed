import type { CacheState } from '../request-record.ts';

/** A page as it is sent, kept so that serving it again costs nothing. */
export interface Page {
  /** The JSON body. */
  body: string;
  /** Strong; only last pages have one, because a cursor is new each time. */
  etag?: string;
}

export interface PageCache {
  /** The page of `key`, loaded if need be, and where it comes from. Rejects as `load` does. */
  get(key: string, load: () => Promise<Page>): { page: Promise<Page>; state: CacheState };
}

interface PageCacheInit {
  /** How long a page is kept, in milliseconds; 0 turns everything off, sharing included. */
  ttlMs: number;
  /** The most memory pages may take, in UTF-16 units of their keys and bodies. */
  maxSize?: number;
  /** Epoch milliseconds. */
  now: () => number;
}

/** A tenth of a 128 MB function: some 200 full pages, or 10,000 short ones. */
const DEFAULT_MAX_SIZE = 6_000_000;

/** What a page takes besides its texts, so that a flood of tiny pages is bounded too. */
const ENTRY_SIZE = 200;

/** Remembers pages for a while and lets concurrent identical requests share one load. Failures are not kept. */
export function createPageCache({ ttlMs, maxSize = DEFAULT_MAX_SIZE, now }: PageCacheInit): PageCache {
  const pages = new Map<string, { page: Page; expiresAt: number; size: number }>();
  const loading = new Map<string, Promise<Page>>();
  let size = 0;
  let latest = -Infinity;

  /** The time. A clock that went back says nothing of how old the pages are, so they are all too old. */
  function read(): number {
    const instant = now();
    if (instant < latest) {
      pages.clear();
      size = 0;
    }
    latest = instant;
    return instant;
  }

  function forget(key: string): void {
    size -= pages.get(key)?.size ?? 0;
    pages.delete(key);
  }

  function keep(key: string, page: Page): void {
    const instant = read();
    forget(key);
    const entry = { page, expiresAt: instant + ttlMs, size: ENTRY_SIZE + key.length + page.body.length };
    if (entry.size > maxSize) return;
    pages.set(key, entry);
    size += entry.size;
    // A Map remembers the order of insertion, which is the order of expiry.
    for (const [oldest, { expiresAt }] of pages) {
      if (size <= maxSize && expiresAt > instant) break;
      forget(oldest);
    }
  }

  async function loadAndKeep(key: string, load: () => Promise<Page>): Promise<Page> {
    try {
      const page = await load();
      keep(key, page);
      return page;
    } finally {
      loading.delete(key);
    }
  }

  return {
    get(key, load) {
      if (ttlMs === 0) return { page: load(), state: 'off' };

      const instant = read();
      const known = pages.get(key);
      if (known && known.expiresAt > instant) return { page: Promise.resolve(known.page), state: 'hit' };

      const underway = loading.get(key);
      if (underway) return { page: underway, state: 'shared' };

      const page = loadAndKeep(key, load);
      loading.set(key, page);
      return { page, state: 'miss' };
    },
  };
}
