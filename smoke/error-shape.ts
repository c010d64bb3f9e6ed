import type { Reply } from './ask.ts';
import { difference } from './check.ts';

/** What every error of the route looks like, whoever makes it. */
export function errorDifferences(reply: Reply, status: number, code: string): string[] {
  const { headers, body } = reply;
  const { message, code: found, requestId } = Object(body);
  return [
    ...difference('status', reply.status, status),
    ...difference('code', found, code),
    ...difference('x-amzn-ErrorType', headers.get('x-amzn-errortype'), code),
    ...difference('Content-Type', headers.get('content-type')?.split(';')[0], 'application/json'),
    ...difference('Cache-Control', headers.get('cache-control'), 'no-store'),
    ...difference('requestId and x-amzn-RequestId', requestId, headers.get('x-amzn-requestid')),
    ...(typeof message === 'string' && message !== '' ? [] : ['there is no message']),
    ...(typeof requestId === 'string' && requestId !== '' ? [] : ['there is no requestId']),
  ];
}
