import { createHash } from 'node:crypto';

import { MAX_RESULTS_MAX } from '../../contract/limits.ts';
import type { Position } from '../cursors/cursor.ts';
import type { UpstreamPage } from '../upstream/upstream-page.ts';

/** A page of ours as it is sent. */
export interface Body {
  /** JSON. */
  text: string;
  /** Strong; only last pages have one, because a cursor is new each time. */
  etag?: string;
}

/** One look at a page of AppIntegrations', and what it said. */
export interface Look extends Pick<UpstreamPage, 'entries'> {
  /** AppIntegrations' own NextToken; `''` on its last page. */
  token: string;
  /** When it was asked, in epoch milliseconds: what it said is no older than that. */
  statedAt: number;
  /** The pages of ours made of it so far, by {@link cutName}: made again, they cost nothing. */
  bodies: Map<number, Body>;
}

/**
 * The entries from a position on, `size` of them at most, and where the next page of ours begins, if there is one. No page of ours
 * spans two of AppIntegrations'.
 */
export function cutLook(
  { entries, token }: Look,
  { token: ownToken, offset }: Position,
  size: number,
): { cut: Look['entries']; next: Position | undefined } {
  const end = offset + size;
  if (end < entries.length)
    return { cut: entries.slice(offset, end), next: { token: ownToken, offset: end } };
  return { cut: entries.slice(offset), next: token === '' ? undefined : { token, offset: 0 } };
}

/** Names a page of ours among all that can be cut out of one look. */
export function cutName(offset: number, size: number): number {
  return offset * (MAX_RESULTS_MAX + 1) + size;
}

/** @param list - the member that holds the entries. */
export function toBody(list: string, entries: Look['entries'], cursor: string | undefined): Body {
  const text = JSON.stringify({ [list]: entries, NextToken: cursor });
  if (cursor !== undefined) return { text };
  // A last page holds nothing random, so its digest can stand for it.
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` };
}
