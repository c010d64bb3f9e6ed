import { randomBytes } from 'node:crypto';

import type { APIGatewayProxyEvent } from 'aws-lambda';

import { eventHeaders } from './event-headers.ts';
import { headerValue } from './http-request.ts';
import type { HttpRequest } from './http-request.ts';
import type { RouteMatch } from './route-match.ts';

/** Stands in for an AWS account: the one AWS's documentation uses. */
export const LOCAL_ACCOUNT_ID = '123456789012';

const STAGE = 'local';

/** What a request becomes when it has reached the gateway. */
export interface GatewayArrival {
  /** API Gateway's id for the request: the answer's `x-amzn-RequestId`. */
  requestId: string;
  /** Milliseconds since 1970. */
  receivedAt: number;
}

/**
 * Makes the event that a REST API (Lambda proxy integration) hands the function: path and path parameters still
 * percent-encoded, query decoded once, no body.
 *
 * Source: API Gateway developer guide, "Input format of a Lambda function for proxy integration".
 */
export function toEvent(
  request: HttpRequest,
  route: RouteMatch,
  arrival: GatewayArrival,
): APIGatewayProxyEvent {
  return {
    resource: route.resource,
    path: request.path,
    httpMethod: request.method,
    ...eventHeaders(request, arrival.receivedAt),
    ...eventQuery(request.query),
    pathParameters: route.parameters,
    stageVariables: null,
    requestContext: eventContext(request, route.resource, arrival),
    body: null,
    isBase64Encoded: false,
  };
}

type EventQuery = Pick<APIGatewayProxyEvent, 'queryStringParameters' | 'multiValueQueryStringParameters'>;

/** Broken escapes pass through as they are, bytes that are no UTF-8 become U+FFFD: URLSearchParams never throws. */
function eventQuery(query: string): EventQuery {
  // URLSearchParams drops one leading question mark: this one, so that a caller's own stays.
  const pairs = [...new URLSearchParams(`?${query}`)];
  if (pairs.length === 0) return { queryStringParameters: null, multiValueQueryStringParameters: null };
  const byName = Map.groupBy(pairs, ([name]) => name);
  return {
    queryStringParameters: Object.fromEntries(pairs),
    multiValueQueryStringParameters: Object.fromEntries(
      Array.from(byName, ([name, group]) => [name, group.map(([, value]) => value)]),
    ),
  };
}

function eventContext(
  request: HttpRequest,
  resourcePath: string,
  arrival: GatewayArrival,
): APIGatewayProxyEvent['requestContext'] {
  const host = headerValue(request.headers, 'Host') ?? 'localhost';
  return {
    accountId: LOCAL_ACCOUNT_ID,
    apiId: 'local',
    authorizer: undefined,
    domainName: host,
    domainPrefix: host.split('.')[0],
    extendedRequestId: `${randomBytes(11).toString('base64url')}=`,
    httpMethod: request.method,
    identity: {
      accessKey: null,
      accountId: null,
      apiKey: null,
      apiKeyId: null,
      caller: null,
      clientCert: null,
      cognitoAuthenticationProvider: null,
      cognitoAuthenticationType: null,
      cognitoIdentityId: null,
      cognitoIdentityPoolId: null,
      principalOrgId: null,
      sourceIp: request.sourceIp,
      user: null,
      userAgent: headerValue(request.headers, 'User-Agent') ?? null,
      userArn: null,
    },
    path: `/${STAGE}${request.path}`,
    protocol: request.protocol,
    requestId: arrival.requestId,
    requestTime: commonLogTime(arrival.receivedAt),
    requestTimeEpoch: arrival.receivedAt,
    resourceId: 'local',
    resourcePath,
    stage: STAGE,
  };
}

/** Such as `09/Nov/2026:12:34:56 +0000`. */
function commonLogTime(epochMs: number): string {
  const [, day, month, year, time] = new Date(epochMs).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}
