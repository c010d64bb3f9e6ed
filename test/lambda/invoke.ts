import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';

import type { Handler } from '../../lambda/create-handler.ts';

interface Call {
  /** As the caller means it; percent-encoded here as API Gateway hands it over. */
  identifier?: string;
  query?: Record<string, string | string[]>;
  headers?: Record<string, string>;
  requestId?: string;
  remainingMs?: number;
}

/** The event that API Gateway makes of a call, as far as the function reads it. */
export function eventOf({ identifier = 'orders', query, headers = {}, requestId = 'test-request' }: Call) {
  const lists = Object.entries(query ?? {}).map(([name, value]) => [name, [value].flat()] as const);
  return {
    pathParameters: { Identifier: encodeURIComponent(identifier) },
    queryStringParameters: query
      ? Object.fromEntries(lists.map(([name, list]) => [name, list.at(-1)]))
      : null,
    multiValueQueryStringParameters: query ? Object.fromEntries(lists) : null,
    headers,
    requestContext: { requestId },
  } as unknown as APIGatewayProxyEvent;
}

/** Invokes a handler as Lambda does, with the answer's body parsed. */
export async function invoke(handler: Handler, call: Call = {}) {
  const { remainingMs = 10_000 } = call;
  const context = { awsRequestId: 'test-invocation', getRemainingTimeInMillis: () => remainingMs };
  return parsed(await handler(eventOf(call), context as Context));
}

export function parsed({ statusCode, headers = {}, body }: APIGatewayProxyResult) {
  return { statusCode, headers, json: body === '' ? undefined : JSON.parse(body) };
}
