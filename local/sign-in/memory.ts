import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What an identity provider keeps: its models, by their names. */
export type Kind = 'AccessToken' | 'AuthorizationCode' | 'Client' | 'Grant' | 'RefreshToken' | 'Session';

/** All that an identity provider knows, until its process ends. */
export interface Memory {
  /** Where models of one kind are kept. */
  adapter: (kind: string) => Adapter;
  /** Loses everything of these kinds. */
  forget: (...kinds: Kind[]) => void;
}

interface Entry {
  payload: AdapterPayload;
  /** Epoch milliseconds. */
  expiresAt: number;
}

/** More sign-ins than anybody of this machine has under way; then the oldest are forgotten. */
const MOST_OF_A_KIND = 1000;

export function createMemory(): Memory {
  const stores = new Map<string, Map<string, Entry>>();
  return {
    adapter: (kind) => {
      const entries = stores.get(kind) ?? new Map<string, Entry>();
      stores.set(kind, entries);
      return adapterOf(entries);
    },
    forget: (...kinds) => {
      for (const kind of kinds) stores.get(kind)?.clear();
    },
  };
}

function adapterOf(entries: Map<string, Entry>): Adapter {
  const find = (wanted: (payload: AdapterPayload) => boolean) =>
    entries.values().find(({ payload }) => wanted(payload))?.payload;
  return {
    upsert: async (id, payload, expiresIn = Infinity) => {
      // Each attempt to sign in leaves something behind: a server that runs for days must not keep it all.
      const now = Date.now();
      for (const [key, { expiresAt }] of entries) if (expiresAt <= now) entries.delete(key);
      // Whatever is written anew is the newest.
      entries.delete(id);
      entries.set(id, { payload, expiresAt: now + expiresIn * 1000 });
      const [oldest] = entries.keys();
      if (entries.size > MOST_OF_A_KIND && oldest !== undefined) entries.delete(oldest);
    },
    // What has expired is still found: whoever asks looks at its time, and says so.
    find: async (id) => entries.get(id)?.payload,
    findByUid: async (uid) => find((payload) => payload.uid === uid),
    findByUserCode: async (code) => find((payload) => payload.userCode === code),
    consume: async (id) => {
      const payload = entries.get(id)?.payload;
      if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => {
      entries.delete(id);
    },
    revokeByGrantId: async (grantId) => {
      for (const [id, { payload }] of entries) if (payload.grantId === grantId) entries.delete(id);
    },
  };
}
