import type { Body, Look } from './look.ts';

/** The last look at each page of AppIntegrations', by key. */
export interface Memory {
  get(key: string): Look | undefined;
  /** Keeps a look in place of the one before, if it can be kept; returns it. */
  keep(key: string, look: Look): Look;
  /** Keeps what was made of a look with it, if it is still there. */
  keepBody(key: string, look: Look, name: number, body: Body): void;
  forget(key: string): void;
}

interface MemoryInit {
  /** The most memory that may be taken, in UTF-16 units of keys, entries (as JSON) and bodies. */
  maxSize?: number;
  /** Epoch milliseconds. */
  now: () => number;
}

/** A tenth of a 128 MB function: some 200 full pages, or 10,000 short ones. */
const DEFAULT_MAX_SIZE = 6_000_000;

/** What a look or a body takes besides its texts, so that a flood of tiny ones is bounded too. */
const ENTRY_SIZE = 200;

/** What each of AppIntegrations' entries takes besides. */
const ROW_SIZE = 30;

interface Entry {
  look: Look;
  size: number;
  /** Of that, what can be made again. */
  bodiesSize: number;
}

/**
 * A bounded memory. When it is full, bodies go first, then the looks that have been there longest. A look may be long past its time:
 * how old it is, is for others to judge.
 */
export function createMemory({ maxSize = DEFAULT_MAX_SIZE, now }: MemoryInit): Memory {
  const entries = new Map<string, Entry>();
  const withBodies = new Set<Entry>();
  let size = 0;
  let latest = -Infinity;

  /** A clock that went back says nothing of how old the looks are, so they are all too old. */
  function readClock(): number {
    const instant = now();
    if (instant < latest) {
      entries.clear();
      withBodies.clear();
      size = 0;
    }
    latest = instant;
    return instant;
  }

  function grow(entry: Entry, by: number): void {
    entry.size += by;
    size += by;
  }

  function forgetBodies(entry: Entry): void {
    grow(entry, -entry.bodiesSize);
    entry.bodiesSize = 0;
    entry.look.bodies.clear();
    withBodies.delete(entry);
  }

  function forget(key: string): void {
    const entry = entries.get(key);
    if (!entry) return;
    size -= entry.size;
    entries.delete(key);
    withBodies.delete(entry);
  }

  function makeRoom(): void {
    for (const entry of withBodies) {
      if (size <= maxSize) return;
      forgetBodies(entry);
    }
    // A Map remembers the order of insertion, which is the order of age.
    for (const key of entries.keys()) {
      if (size <= maxSize) return;
      forget(key);
    }
  }

  return {
    get(key) {
      readClock();
      return entries.get(key)?.look;
    },
    keep(key, look) {
      const instant = readClock();
      forget(key);
      const texts = key.length + look.token.length + JSON.stringify(look.entries).length;
      const own = texts + ENTRY_SIZE + look.entries.length * ROW_SIZE;
      // How old a look is that seems to come from the future, nobody knows.
      if (own > maxSize || look.statedAt > instant) return look;
      const entry = { look, size: 0, bodiesSize: 0 };
      entries.set(key, entry);
      grow(entry, own);
      makeRoom();
      return look;
    },
    keepBody(key, look, name, body) {
      const entry = entries.get(key);
      if (entry?.look !== look || look.bodies.has(name)) return;
      const more = ENTRY_SIZE + body.text.length;
      look.bodies.set(name, body);
      entry.bodiesSize += more;
      grow(entry, more);
      withBodies.add(entry);
      makeRoom();
    },
    forget,
  };
}
