import { corsHeaders } from './cors.ts';
import type { RouteMiddleware } from './middleware.ts';
import { readHeader } from './request.ts';

/** Puts on every answer, success or not, what all answers carry: CORS headers, and no guessing of types. */
export function answerHeaders(allowedOrigins: readonly string[]): RouteMiddleware {
  const complete: NonNullable<RouteMiddleware['after']> = ({ event, response }) => {
    if (!response) return;
    response.headers = {
      ...response.headers,
      'X-Content-Type-Options': 'nosniff',
      ...corsHeaders(allowedOrigins, readHeader(event, 'origin')),
    };
  };
  return { after: complete, onError: complete };
}
