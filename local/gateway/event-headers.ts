import { randomBytes } from 'node:crypto';

import type { APIGatewayProxyEvent } from 'aws-lambda';

import { headerValue } from './http-request.ts';
import type { HeaderField, HttpRequest } from './http-request.ts';

/** About the connection to the gateway, not about the request: these end there. Source: RFC 9110, 7.6.1. */
const CONNECTION_HEADERS = new Set([
  'connection',
  'content-length',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

type EventHeaders = Pick<APIGatewayProxyEvent, 'headers' | 'multiValueHeaders'>;

/**
 * The request's headers as API Gateway hands them on, with its own four added. A header sent twice, in whatever
 * spelling, is one header: the single map has its last value, the multi-value map all.
 *
 * @param receivedAt - Milliseconds since 1970.
 */
export function eventHeaders(request: HttpRequest, receivedAt: number): EventHeaders {
  const fields = [
    ...request.headers.filter(([name]) => !gatewayOwns(name)),
    ...gatewayHeaders(request, receivedAt),
  ];
  const byName = Map.groupBy(fields, ([name]) => name.toLowerCase());
  const grouped = Array.from(byName.values(), (group) => ({
    name: group[0]?.[0] ?? '',
    values: group.map(([, value]) => value),
  }));
  return {
    headers: Object.fromEntries(grouped.map(({ name, values }) => [name, values.at(-1)])),
    multiValueHeaders: Object.fromEntries(grouped.map(({ name, values }) => [name, values])),
  };
}

function gatewayOwns(name: string): boolean {
  const lowerCase = name.toLowerCase();
  return CONNECTION_HEADERS.has(lowerCase) || lowerCase === 'x-forwarded-for';
}

function gatewayHeaders({ headers, sourceIp }: HttpRequest, receivedAt: number): HeaderField[] {
  const before = headerValue(headers, 'X-Forwarded-For');
  const seconds = Math.floor(receivedAt / 1000).toString(16);
  return [
    ['X-Amzn-Trace-Id', `Root=1-${seconds}-${randomBytes(12).toString('hex')}`],
    ['X-Forwarded-For', before === undefined ? sourceIp : `${before}, ${sourceIp}`],
    ['X-Forwarded-Port', '443'],
    ['X-Forwarded-Proto', 'https'],
  ];
}
