import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';

import { pathParameter } from '../../contract/list-operation.ts';
import type { ListOperation } from '../../contract/list-operation.ts';
import { operations } from '../../contract/operations.ts';
import type { Handler } from '../../lambda/create-handler.ts';
import { canaries } from '../canaries.ts';

interface Call {
  /** Whose route is called. @default the one that every deployment has */
  operation?: ListOperation;
  /** As the caller means it; percent-encoded here as API Gateway hands it over. */
  identifier?: string;
  query?: Record<string, string | string[]>;
  headers?: Record<string, string>;
  requestId?: string;
  remainingMs?: number;
}

/** What a caller is known by; the function has no use for any of it. */
export const secretsOfCallers = {
  Authorization: `Bearer ${canaries.accessToken}`,
  Cookie: `session=${canaries.cookie}`,
  'X-Amz-Security-Token': canaries.sessionToken,
  'X-Amz-Signature': canaries.signature,
};

/** The event that API Gateway makes of a call, as far as the function reads it. */
export function eventOf({
  operation = operations[0],
  identifier = 'orders',
  query,
  headers = {},
  requestId = 'test-request',
}: Call) {
  const lists = Object.entries(query ?? {}).map(([name, value]) => [name, [value].flat()] as const);
  return {
    resource: operation.path,
    pathParameters: pathParameter(operation) ? { Identifier: encodeURIComponent(identifier) } : null,
    queryStringParameters: query
      ? Object.fromEntries(lists.map(([name, list]) => [name, list.at(-1)]))
      : null,
    multiValueQueryStringParameters: query ? Object.fromEntries(lists) : null,
    headers: { ...secretsOfCallers, ...headers },
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
