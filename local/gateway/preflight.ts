import { PREFLIGHT_MAX_AGE_SECONDS } from '../../contract/headers.ts';
import { METHOD } from '../../contract/list-operation.ts';
import { allowedRequestHeaders } from '../../contract/request-header.ts';
import { corsHeaders } from '../../lambda/route/cors.ts';

/**
 * CORS headers of the answer to a preflight from `origin`, as the deployed gateway sets them: nothing but `Vary` for
 * an origin that is not allowed. Source: Fetch standard, CORS-preflight fetch.
 */
export function preflightHeaders(
  allowedOrigins: readonly string[],
  origin: string | undefined,
  allowedHeaders: readonly string[],
): Record<string, string> {
  const { 'Access-Control-Expose-Headers': exposed, ...headers } = corsHeaders(allowedOrigins, origin);
  if (exposed === undefined) return headers;
  return {
    ...headers,
    'Access-Control-Allow-Headers': allowedRequestHeaders(allowedHeaders).join(', '),
    'Access-Control-Allow-Methods': METHOD,
    'Access-Control-Max-Age': String(PREFLIGHT_MAX_AGE_SECONDS),
  };
}
