import type { APIGatewayProxyEvent } from 'aws-lambda';

import { secretsOfCallers } from '../lambda/invoke.ts';

/** Members of an event, any of which may be missing or odd. */
export type EventMembers = Readonly<Record<string, unknown>>;

/** The event that API Gateway makes of a request for one of the console's resources, as far as the function reads it. */
export function consoleEvent(resource: string, members: EventMembers = {}): APIGatewayProxyEvent {
  return {
    resource,
    httpMethod: 'GET',
    pathParameters: null,
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    headers: { ...secretsOfCallers, Host: 'api.example' },
    requestContext: { path: '/prod/', requestId: 'test-request' },
    ...members,
  } as unknown as APIGatewayProxyEvent;
}

/** Of a file under assets/, named as in the address: percent-encoded. */
export function assetEvent(file: unknown): APIGatewayProxyEvent {
  return consoleEvent('/assets/{file}', { pathParameters: { file } });
}
