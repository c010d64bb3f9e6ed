import type { Reason } from '../api-error.ts';
import { epochOf } from './cursor-keys.ts';
import type { CursorKeys } from './cursor-keys.ts';
import { decodeCursor, openCursor, sealCursor } from './cursor.ts';
import type { Position } from './cursor.ts';

/** How far apart the clocks of two sandboxes may be. */
const CLOCK_SKEW_MS = 60_000;

/** Where an opened cursor leads, or why it was refused. Only the log learns the reason. */
export type OpenedCursor =
  | Position
  | { refused: Extract<Reason, 'cursor-malformed' | 'cursor-forged' | 'cursor-expired'> };

/**
 * Turns positions in AppIntegrations' lists into cursors and back; a cursor is bound to one list. Both reject when no key can be had by
 * `deadline` (milliseconds of `performance.now()`).
 */
export interface Cursors {
  open(cursor: string, boundTo: string, deadline: number): Promise<OpenedCursor>;
  /** Begins looking up today's key at once, so that it is there when an upstream answer brings a token. */
  sealer(deadline: number): (position: Position, boundTo: string) => Promise<string>;
}

interface CursorsInit {
  keys: CursorKeys;
  /** How long a cursor is honoured: at most one key epoch. */
  ttlMs: number;
  /** Epoch milliseconds. */
  now: () => number;
}

export function createCursors({ keys, ttlMs, now }: CursorsInit): Cursors {
  return {
    async open(text, boundTo, deadline) {
      const cursor = decodeCursor(text);
      if (!cursor) return { refused: 'cursor-malformed' };

      // Only epochs that a living cursor can have are looked up: nobody can make us derive other keys.
      const instant = now();
      if (cursor.epoch < epochOf(instant - ttlMs)) return { refused: 'cursor-expired' };
      if (cursor.epoch > epochOf(instant + CLOCK_SKEW_MS)) return { refused: 'cursor-forged' };

      const contents = openCursor(await keys(cursor.epoch, deadline), boundTo, cursor);
      if (!contents) return { refused: 'cursor-forged' };
      const { issuedAt, ...position } = contents;
      return issuedAt + ttlMs < instant ? { refused: 'cursor-expired' } : position;
    },

    sealer(deadline) {
      const epoch = epochOf(now());
      const key = keys(epoch, deadline);
      // A last page never asks for the key, and then nobody minds that there was none.
      key.catch(() => undefined);
      return async (position, boundTo) =>
        sealCursor(await key, epoch, boundTo, { issuedAt: now(), ...position });
    },
  };
}
