import { CACHE_NAME } from '../../contract/headers.ts';
import type { Page } from '../list-page.ts';

/**
 * How old a page is, for people, programs and caches. API Gateway may rename `Age`, so `Cache-Status` says it too, in a parameter of
 * our own. Source: RFC 9211 (Cache-Status), RFC 9111 (Age, Cache-Control).
 *
 * @param freshSeconds - how long a page is fresh.
 */
export function freshnessHeaders(
  { found: { state, forwarded, status, why }, ageMs }: Omit<Page, 'body'>,
  freshSeconds: number,
): Record<string, string> {
  const age = Math.floor(ageMs / 1000);
  const left = Math.floor(freshSeconds - ageMs / 1000);
  // Negative says that a page is stale, and nothing else does.
  const ttl = state === 'stale' ? Math.min(left, -1) : Math.max(left, 0);
  let how = forwarded ? `fwd=${forwarded}` : 'hit';
  if (state === 'shared') how += '; collapsed';
  if (status) how += `; fwd-status=${status}`;
  if (why) how += `; detail=${why}`;
  return {
    'Cache-Status': `${CACHE_NAME}; ${how}; ttl=${ttl}; age=${age}`,
    Age: String(age),
    'Cache-Control': `private, max-age=${Math.max(ttl, 0)}`,
  };
}
