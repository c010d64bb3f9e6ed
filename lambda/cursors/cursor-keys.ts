import { createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { KEY_EPOCH_SECONDS } from '../../contract/settings.ts';

const EPOCH_MS = KEY_EPOCH_SECONDS * 1000;

/** Epochs in use at one time: this one, the previous, and the next for a sandbox whose clock is behind. */
const KEPT_KEYS = 3;

/** What the keys are for; a change of it makes every cursor of before unreadable. */
const PURPOSE = 'appintegrations-bff/cursor';

/**
 * Makes 32 bytes of key from a label: HMAC-SHA-256 under a key that never changes, in KMS or from a secret.
 * Rejects with an ApiError when it cannot by `deadline` (milliseconds of `performance.now()`).
 */
export type KeyDerivation = (label: string, deadline: number) => Promise<Buffer>;

/** The AES keys of cursors, by epoch. */
export type CursorKeys = (epoch: number, deadline: number) => Promise<KeyObject>;

/** The week an instant (epoch milliseconds) falls into, counted from 1970. Keys change with it. */
export function epochOf(instant: number): number {
  return Math.floor(instant / EPOCH_MS);
}

/** Keys derived when first needed and kept in memory; a failed derivation is forgotten, so the next request retries. */
export function createCursorKeys(derive: KeyDerivation): CursorKeys {
  const keys = new Map<number, Promise<KeyObject>>();

  return (epoch, deadline) => {
    const known = keys.get(epoch);
    if (known) return known;
    // The first to come is the first to go, and never the new one: a clock that went back needs the key of an early epoch.
    if (keys.size === KEPT_KEYS) keys.delete(keys.keys().next().value ?? epoch);
    const key = derive(`${PURPOSE}/${epoch}`, deadline).then(createSecretKey);
    keys.set(epoch, key);
    key.catch(() => keys.delete(epoch));
    return key;
  };
}
