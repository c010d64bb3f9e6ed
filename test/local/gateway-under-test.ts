import { afterEach } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';

import type { Gateway, GatewayOptions } from '../../local/gateway/gateway.ts';
import { stopClock } from '../stopped-clock.ts';
import { errorsOnly, startGateway } from './under-contract.ts';

stopClock();

/** A path of the route. */
export const ROUTE = '/dataIntegrations/crm/associations';

/** Starts gateways on free ports, which answer with the event they got; the last one is closed after each test. */
export function gatewayPerTest(): (options?: Partial<GatewayOptions>) => Promise<Gateway> {
  let gateway: Gateway | undefined;
  afterEach(() => gateway?.close());
  return async (options = {}) => {
    gateway = await startGateway({ handler: echo, ...options }, errorsOnly);
    return gateway;
  };
}

async function echo(event: APIGatewayProxyEvent) {
  return { statusCode: 200, headers: { ETag: '"1"' }, body: JSON.stringify(event) };
}
