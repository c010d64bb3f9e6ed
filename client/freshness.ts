import { CACHE_NAME } from '../contract/headers.ts';
import type { StaleBecause } from '../contract/headers.ts';

/** How old a page was when it arrived. What the answer does not say, or may not be asked, is absent. */
export interface Freshness {
  /** Whole seconds since AWS stated what the page holds. */
  ageSeconds?: number;
  /** Whether the route wanted a newer page and could not have it: this is the last one that AWS gave. */
  isStale?: boolean;
  /** Why it could not, where the page is stale. */
  staleBecause?: StaleBecause | (string & {});
}

/**
 * Reads the age of a page: from `Cache-Status`, where other caches on the way may say something as well, or else from `Age`.
 * Source: RFC 9211; RFC 9651 (lists, strings).
 */
export function readFreshness(headers: Headers): Freshness {
  const ours = (headers.get('Cache-Status') ?? '')
    // Within a string, nothing is a separator.
    .replace(/"(?:[^"\\]|\\.)*"?/g, (text) => text.replace(/[",;\\]/g, ''))
    .split(',')
    .map((member) => member.trim().split(/\s*;\s*/))
    .find(([name]) => name === CACHE_NAME);
  const { age, ttl, detail }: Partial<Record<string, string>> = Object.fromEntries(
    ours?.map((parameter) => parameter.split(/=(.*)/)) ?? [],
  );
  const known = [age, headers.get('Age')].find((text) => /^\d{1,9}$/.test(text ?? ''));
  const left = /^-?\d{1,9}$/.test(ttl ?? '') ? Number(ttl) : undefined;
  return {
    ...(known && { ageSeconds: Number(known) }),
    ...(left !== undefined && { isStale: left < 0, ...(left < 0 && detail && { staleBecause: detail }) }),
  };
}
