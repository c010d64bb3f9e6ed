import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

import type { Reason } from '../api-error.ts';
import type { RequestRecord, StaleBecause } from '../request-record.ts';
import type { RouteMiddleware } from './middleware.ts';

/** What is refused to all callers alike: alarms are made of these at each level but FATAL. */
const REFUSED_TO_ALL = new Set<Reason | undefined>([
  'upstream-denied',
  'upstream-throttled',
  'upstream-budget',
]);

/** Why a page past its time is as it should be; any other reason is an error, though the caller got a page. */
const AS_DESIGNED = new Set<StaleBecause>(['upstream-budget', 'not-due']);

/** Writes one line for a request. */
export type Log = (level: 'info' | 'warn' | 'error', record: RequestRecord) => void;

/** Starts the record of a request, and writes it as one line when the answer stands. */
export function requestLog(log: Log): RouteMiddleware {
  const write: NonNullable<RouteMiddleware['after']> = ({ context: { record, startedAt }, response }) => {
    record.status = response?.statusCode ?? 500;
    record.ms = Math.round(performance.now() - startedAt);
    log(levelOf(record), record);
  };
  return {
    before: ({ event, context }) => {
      context.startedAt = performance.now();
      context.record = { requestId: requestIdOf(event, context), status: 0, cursor: 'absent', ms: 0 };
    },
    after: write,
    onError: write,
  };
}

/** API Gateway's request id, which it also puts into the answer's headers; Lambda's own where there is none. */
function requestIdOf(event: APIGatewayProxyEvent, context: Context): string {
  const candidates: unknown[] = [event.requestContext?.requestId, context.awsRequestId];
  return candidates.find((id): id is string => typeof id === 'string' && id !== '') ?? '';
}

function levelOf({ status, reason, why, table }: RequestRecord): Parameters<Log>[0] {
  if (status >= 500 || table || REFUSED_TO_ALL.has(reason) || (why && !AS_DESIGNED.has(why))) return 'error';
  return reason === 'cursor-forged' ? 'warn' : 'info';
}
