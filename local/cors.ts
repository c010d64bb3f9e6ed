import { ALLOWED_REQUEST_HEADERS, EXPOSED_HEADERS, PREFLIGHT_MAX_AGE_SECONDS } from '../contract/headers.ts';
import { route } from '../contract/route.ts';

/**
 * CORS headers of an answer, as the deployed gateway sets them. No allowed origins: CORS is off. `*` is for all;
 * otherwise an origin on the list is echoed.
 */
export function corsHeaders(allowedOrigins: readonly string[], origin?: string): Record<string, string> {
  const allowed = allowOrigin(allowedOrigins, origin);
  return allowed['Access-Control-Allow-Origin'] === undefined
    ? allowed
    : { ...allowed, 'Access-Control-Expose-Headers': EXPOSED_HEADERS.join(',') };
}

/** CORS headers of the answer to a preflight. Source: Fetch standard, CORS-preflight fetch. */
export function preflightHeaders(allowedOrigins: readonly string[], origin?: string): Record<string, string> {
  const allowed = allowOrigin(allowedOrigins, origin);
  return allowed['Access-Control-Allow-Origin'] === undefined
    ? allowed
    : {
        ...allowed,
        'Access-Control-Allow-Headers': ALLOWED_REQUEST_HEADERS.join(','),
        'Access-Control-Allow-Methods': `${route.method},OPTIONS`,
        'Access-Control-Max-Age': String(PREFLIGHT_MAX_AGE_SECONDS),
      };
}

function allowOrigin(allowedOrigins: readonly string[], origin?: string): Record<string, string> {
  if (allowedOrigins.length === 0) return {};
  if (allowedOrigins.includes('*')) return { 'Access-Control-Allow-Origin': '*' };
  // Caches must not hand one origin's answer to another, so Vary is there for origins that are not listed too.
  return origin !== undefined && allowedOrigins.includes(origin)
    ? { 'Access-Control-Allow-Origin': origin, Vary: 'Origin' }
    : { Vary: 'Origin' };
}
