import { EXPOSED_HEADERS } from '../../contract/headers.ts';

/**
 * CORS headers of an answer to a request from `origin`: an exact allow-list, echoed, or `*` where that was
 * spelled out. Source: Fetch standard, CORS protocol.
 */
export function corsHeaders(
  allowedOrigins: readonly string[],
  origin: string | undefined,
): Record<string, string> {
  if (allowedOrigins.length === 0) return {};
  if (allowedOrigins[0] === '*') return { 'Access-Control-Allow-Origin': '*', ...exposed };
  // Caches must not hand one origin's answer to another, refused origins included.
  const vary = { Vary: 'Origin' };
  if (origin === undefined || !allowedOrigins.includes(origin)) return vary;
  return { 'Access-Control-Allow-Origin': origin, ...exposed, ...vary };
}

const exposed = { 'Access-Control-Expose-Headers': EXPOSED_HEADERS.join(', ') };
