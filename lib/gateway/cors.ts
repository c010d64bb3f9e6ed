import { Duration } from 'aws-cdk-lib';
import type { CorsOptions } from 'aws-cdk-lib/aws-apigateway';

import { EXPOSED_HEADERS, PREFLIGHT_MAX_AGE_SECONDS } from '../../contract/headers.ts';
import { METHOD } from '../../contract/list-operation.ts';
import { allowedRequestHeaders } from '../../contract/request-header.ts';

/**
 * What API Gateway answers a browser that asks before it calls.
 *
 * @param headers that pages may send beside those of the contract
 */
export function preflight(origins: string[], headers: string[]): CorsOptions {
  return {
    allowOrigins: origins,
    allowMethods: [METHOD],
    allowHeaders: allowedRequestHeaders(headers),
    maxAge: Duration.seconds(PREFLIGHT_MAX_AGE_SECONDS),
  };
}

/**
 * Headers that let a page of another origin read the errors API Gateway makes itself. A gateway response can't
 * compare, so with several origins it repeats the caller's: docs/decisions/0004-cors-on-gateway-errors.md.
 *
 * @returns values as API Gateway wants them: text in single quotes, or the name of a request parameter
 */
export function gatewayCorsHeaders(origins: readonly string[]): Record<string, string> {
  const [origin, another] = origins;
  if (origin === undefined) return {};
  const allowed = another === undefined ? `'${origin}'` : 'method.request.header.Origin';
  return {
    'Access-Control-Allow-Origin': allowed,
    'Access-Control-Expose-Headers': `'${EXPOSED_HEADERS.join(',')}'`,
    ...(origin !== '*' && { Vary: "'Origin'" }),
  };
}
