import type { ApiError } from '../api-error.ts';
import type { Cursors } from '../cursors/cursors.ts';
import type { RequestRecord } from '../request-record.ts';
import type { Look } from './look.ts';
import type { Memory } from './memory.ts';
import type { Renewals } from './renewals.ts';
import {
  CLOCK_SKEW_MS,
  nothingNewer,
  pageAttributes,
  readItem,
  refusalAttributes,
  toRefusal,
} from './shared-item.ts';
import type { Refused } from './shared-item.ts';
import type { SharedTable } from './shared-table.ts';

/** One memory for all sandboxes, behind that of each: what AppIntegrations said of a page, and who is about to ask again. */
export interface SharedPages {
  /**
   * Takes what another sandbox learned of a page into the memory of this one, if it is time to look.
   *
   * @param isUrgent - looks, whatever the time.
   * @returns whether this sandbox may ask AppIntegrations: it has just looked, and no other one is about to; or the table is away.
   * @throws ApiError that AppIntegrations refused the page with, while it counts.
   */
  read(key: string, record: RequestRecord, isUrgent?: boolean): Promise<boolean>;
  /** @returns whether this sandbox may ask AppIntegrations again for a page it knows: not while another one is about to. */
  claim(key: string, record: RequestRecord): Promise<boolean>;
  /** Shares what AppIntegrations said. */
  keep(key: string, look: Look, record: RequestRecord): Promise<void>;
  /** Shares what it refused a page with, where it had said something before. */
  refuse(key: string, error: ApiError, record: RequestRecord): Promise<void>;
}

interface SharedPagesInit {
  table: SharedTable;
  memory: Memory;
  renewals: Renewals;
  /** Seal AppIntegrations' tokens, which the table must not show. */
  cursors: Cursors;
  /** How long a page is fresh, and how long it may be answered for want of a better; in milliseconds. */
  freshMs: number;
  staleMs: number;
  /** How long a call of the table may take, in milliseconds. */
  timeoutMs: number;
  /** Epoch milliseconds. */
  now: () => number;
}

/** The format of items, a part of their names: versions of the code whose formats differ never read each other's. */
const FORMAT = 1;

/** A page past its time is looked up once in so long, or in this share of its age if that is longer. */
const LOOK_EVERY_MS = 1000;
const SHARE_OF_AGE = 0.1;

/** How long a sandbox that is about to ask is waited for: where it got no unit of the budget, the page must not wait for long. */
const CLAIM_MS = 1000;

/** The most pages of which it is remembered when they were looked up. */
const MAX_LOOKUPS = 2000;

/** TTL deletes items when nobody can want them any more. Clocks differ, and DynamoDB takes its time anyway. */
const KEPT_LONGER_MS = 3_600_000;

/** What sealed tokens are bound to: no cursor of a caller's opens as one, and none of them as a cursor. */
const boundTo = (key: string): string => `shared-page\n${key}`;

const itemOf = (key: string): string => `page ${FORMAT} ${key}`;

/** What is known of an item: when it was looked up, and what its date was. */
interface Lookup {
  at: number;
  /** Absent where there is no item of ours. */
  statedAt?: number | undefined;
  /** What it said was refused, if it did. */
  refused?: Refused | undefined;
  /** Until when a sandbox wanted to have asked again. */
  claimedUntil?: number | undefined;
  /** Whether the table did not answer. */
  isAway?: true;
  /** When AppIntegrations refused the page to this sandbox: what is older counts no more. */
  refusedAt?: number | undefined;
}

export function createSharedPages(init: SharedPagesInit): SharedPages {
  const { table, memory, renewals, cursors, freshMs, staleMs, timeoutMs, now } = init;
  const lookups = new Map<string, Lookup>();

  function note(key: string, lookup: Lookup): void {
    lookups.delete(key);
    lookups.set(key, lookup);
    const [oldest = key] = lookups.keys();
    if (lookups.size > MAX_LOOKUPS) lookups.delete(oldest);
  }

  function isTimeToLook(key: string): boolean {
    const instant = now();
    const at = lookups.get(key)?.at ?? -Infinity;
    const known = memory.get(key);
    const age = known ? instant - known.statedAt : 0;
    return instant < at || instant - at >= Math.max(LOOK_EVERY_MS, age * SHARE_OF_AGE);
  }

  /** Writes what was stated at a time, unless something newer is there. */
  async function write(
    key: string,
    statedAt: number,
    attributes: Record<string, string | number>,
    onlyOver: '' | 'attribute_exists(statedAt) AND ',
    record: RequestRecord,
  ): Promise<void> {
    const ttl = Math.ceil((statedAt + Math.max(freshMs, staleMs) + KEPT_LONGER_MS) / 1000);
    const [newest, values] = nothingNewer(statedAt, now());
    const isWritten = await table.use(itemOf(key), record, (items, name) =>
      items.put({ ...attributes, key: name, statedAt, ttl }, [onlyOver + newest, values]),
    );
    if (isWritten === true) note(key, { at: now(), statedAt });
    // It is time to look what is newer. Where the table fails, that can wait.
    if (isWritten === false) lookups.delete(key);
  }

  /** @returns whether this sandbox may ask AppIntegrations. */
  async function look(key: string, record: RequestRecord): Promise<boolean> {
    const item = await table.use(itemOf(key), record, (items, name) => items.get(name));
    const instant = now();
    const before = lookups.get(key);
    if (item === 'away' || item === 'busy') {
      const isAway = item === 'away';
      note(key, { ...before, at: instant, ...(isAway && { isAway }) });
      return isAway;
    }
    const said = item && readItem(item, instant);
    const { refusedAt = -Infinity } = before ?? {};
    const claimedUntil = Number(item?.['claimedUntil'] ?? 0);
    note(key, { at: instant, refusedAt, statedAt: said?.statedAt, claimedUntil });
    const known = memory.get(key)?.statedAt ?? -Infinity;
    if (!said || said.statedAt < refusedAt) return true;
    // It was claimed anew: whoever claimed it before got no unit of the budget, which counts here as well.
    if (said.statedAt === before?.statedAt && before.claimedUntil && claimedUntil > before.claimedUntil)
      renewals.refused();
    const isFree = claimedUntil < instant || claimedUntil > instant + CLAIM_MS + CLOCK_SKEW_MS;
    if (said.statedAt <= known) return isFree;
    if (known > 0) renewals.renewedElsewhere(known);
    if ('refused' in said) {
      memory.forget(key);
      note(key, { ...said, at: instant, refusedAt });
      return true;
    }
    const token = said.sealedToken && (await open(key, said.sealedToken));
    if (token === undefined) return true;
    // The clock of the one that asked may be a little ahead.
    const statedAt = Math.min(said.statedAt, instant);
    memory.keep(key, { entries: said.entries, token, statedAt, bodies: new Map() });
    return isFree;
  }

  return {
    async read(key, record, isUrgent = false) {
      const mayAsk =
        isUrgent || isTimeToLook(key) ? await look(key, record) : lookups.get(key)?.isAway === true;
      const { refused, statedAt = 0 } = lookups.get(key) ?? {};
      if (refused && !memory.get(key) && now() - statedAt < freshMs) throw toRefusal(refused);
      return mayAsk;
    },

    async claim(key, record) {
      const statedAt = lookups.get(key)?.statedAt;
      if (statedAt === undefined) return true;
      const instant = now();
      const isClaimed = await table.use(itemOf(key), record, (items, name) =>
        items.update(name, 'SET claimedUntil = :until', [
          'statedAt = :seen AND NOT claimedUntil BETWEEN :now AND :latest',
          {
            ':seen': statedAt,
            ':now': instant,
            ':until': instant + CLAIM_MS,
            ':latest': instant + CLAIM_MS + CLOCK_SKEW_MS,
          },
        ]),
      );
      return isClaimed === true || isClaimed === 'away';
    },

    async keep(key, look, record) {
      const sealed = look.token && (await seal(key, look.token));
      const attributes = sealed === undefined ? undefined : pageAttributes(look, sealed);
      if (attributes) await write(key, look.statedAt, attributes, '', record);
    },

    async refuse(key, error, record) {
      const { askedAt = now() } = error;
      const attributes = refusalAttributes(error);
      if (!attributes) return;
      const isThere = lookups.get(key)?.statedAt !== undefined;
      if (isThere) await write(key, askedAt, attributes, 'attribute_exists(statedAt) AND ', record);
      note(key, { at: -Infinity, ...lookups.get(key), refusedAt: askedAt });
    },
  };

  /** AppIntegrations' token for the table; `undefined` where there is no key now. */
  async function seal(key: string, token: string): Promise<string | undefined> {
    const sealer = cursors.sealer(performance.now() + timeoutMs);
    return sealer({ token, offset: 0 }, boundTo(key)).catch(() => undefined);
  }

  async function open(key: string, sealed: string): Promise<string | undefined> {
    const opened = await cursors
      .open(sealed, boundTo(key), performance.now() + timeoutMs)
      .catch(() => undefined);
    return opened && 'token' in opened ? opened.token : undefined;
  }
}
