import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';

import type { Reason } from './api-error.ts';
import type { CacheState } from './pages/page-cache.ts';
import type { UpstreamTrace } from './upstream/upstream.ts';

/**
 * What the log says of one request: enough for an on-call person, and nothing that is secret. No cursor, no
 * upstream token, no header of the caller's.
 */
export interface RequestRecord {
  /** What the caller sees as `requestId` and `x-amzn-RequestId`. */
  requestId: string;
  /** HTTP status. */
  status: number;
  /** Error code, and why; only on errors. */
  code?: string;
  reason?: Reason;
  /** What only the log may say of an error. */
  detail?: string;
  cursor: 'absent' | 'opened' | 'refused';
  /** Absent when no page was looked for. */
  cache?: CacheState;
  /** Absent when nothing was asked of AppIntegrations for this request. */
  upstream?: UpstreamTrace;
  /** Milliseconds from the event to the answer. */
  ms: number;
}

/** Lambda's context, and the record that goes with the request through the Middy chain. */
export interface RequestContext extends Context {
  record: RequestRecord;
  /** Epoch milliseconds. */
  startedAt: number;
}

/** The kind of middleware this function's chain is made of. */
export type RouteMiddleware = MiddlewareObj<
  APIGatewayProxyEvent,
  APIGatewayProxyResult,
  Error,
  RequestContext
>;
