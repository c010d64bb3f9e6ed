import { route } from '../../contract/operations/list-data-integration-associations.ts';
import { jsonAnswer } from '../wire/answer.ts';
import type { Answer } from '../wire/answer.ts';

/** A body of any kind under the name of JSON. */
const asJson = (status: number, body: string, errorType?: string): Answer => ({
  status,
  headers: {
    'content-type': 'application/json',
    ...(errorType !== undefined && { 'x-amzn-errortype': errorType }),
  },
  body,
});

/** No error code anywhere. */
export const namelessRefusal = asJson(403, '{}');

/** Neither a body nor an error code. */
export const emptyFailure: Answer = { status: 500, headers: {}, body: '' };

/** What a load balancer answers when nothing stands behind it. */
export const loadBalancerPage: Answer = {
  status: 503,
  headers: { 'content-type': 'text/html' },
  body: '<html><head><title>503 Service Temporarily Unavailable</title></head><body><h1>503 Service Temporarily Unavailable</h1></body></html>',
};

/** JSON that ends in the middle. */
export const truncatedPage = asJson(
  200,
  `{"${route.list}":[{"ClientId":"customer-profiles","DestinationURI":"s3://am`,
);

/** An error whose members pretend to be the answer, for whoever copies them (the AWS SDK does, onto its errors). */
export const hostileRefusal = asJson(
  400,
  JSON.stringify({
    Message: 'The request is not valid.',
    statusCode: 201,
    status: 201,
    expose: true,
    headers: { 'set-cookie': 'hostile=1', 'x-hostile': '1' },
    name: 'HostileName',
    stack: 'HostileStack',
    cause: { package: '@middy/hostile' },
  }),
  'InvalidRequestException',
);

/** Members and values that no document lists yet. */
export const pageOfTomorrow = jsonAnswer({
  [route.list]: [
    {
      ClientId: 'customer-profiles',
      ExecutionConfiguration: { ExecutionMode: 'STREAMED', StreamConfiguration: { Shards: 2 } },
      LastExecutionStatus: { ExecutionStatus: 'PARTIALLY_COMPLETED', RecordsProcessed: 42 },
      Owner: 'nobody@example.com',
    },
  ],
  TotalCount: 1,
});
