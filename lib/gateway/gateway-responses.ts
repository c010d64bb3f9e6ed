import { ResponseType } from 'aws-cdk-lib/aws-apigateway';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';

import { gatewayErrors } from '../../contract/gateway-errors.ts';
import type { GatewayError } from '../../contract/gateway-errors.ts';
import { given } from '../given.ts';
import { gatewayCorsHeaders } from './cors.ts';

/** Every error API Gateway makes itself gets the contract's body and headers. */
export function addGatewayResponses(api: RestApi, origins: readonly string[]): void {
  const corsHeaders = gatewayCorsHeaders(origins);
  for (const [type, error] of Object.entries<GatewayError>(gatewayErrors)) {
    api.addGatewayResponse(type, {
      type: ResponseType.of(type),
      ...given({ statusCode: error.status?.toString() }),
      responseHeaders: { ...errorHeaders(error), ...corsHeaders },
      templates: { 'application/json': errorBody(error) },
    });
  }
}

function errorHeaders({ code, retryAfterSeconds }: GatewayError): Record<string, string> {
  return {
    'Content-Type': "'application/json'",
    'Cache-Control': "'no-store'",
    'x-amzn-ErrorType': `'${code}'`,
    ...(retryAfterSeconds !== undefined && { 'Retry-After': `'${retryAfterSeconds}'` }),
  };
}

/** API Gateway only fills in `$context` variables here; nothing in the sentences looks like one. */
function errorBody({ sentence, code }: GatewayError): string {
  return JSON.stringify({ message: sentence, code, requestId: '$context.requestId' });
}
