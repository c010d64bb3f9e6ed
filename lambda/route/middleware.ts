import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';

import type { RequestRecord } from '../request-record.ts';

/** Lambda's context, and the record that goes with the request through the Middy chain. */
export interface RequestContext extends Context {
  record: RequestRecord;
  /** Milliseconds of `performance.now()`, which no correction of the clock moves. */
  startedAt: number;
}

/** The kind of middleware this function's chain is made of. */
export type RouteMiddleware = MiddlewareObj<
  APIGatewayProxyEvent,
  APIGatewayProxyResult,
  Error,
  RequestContext
>;
