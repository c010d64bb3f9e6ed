import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

import { operations } from '../../contract/operations.ts';
import type { createHandler as CreateHandler, Effects, Handler } from '../../lambda/create-handler.ts';
import type { RequestRecord } from '../../lambda/request-record.ts';
import type { Environment } from '../../lambda/settings.ts';
import { answerOf, contractViolations } from '../contract-check.ts';
import { bundlePath } from './bundle-path.ts';
import { testEnvironment } from './environment.ts';

/** The source or, in the project `bundle` of jest.config.js, what is deployed. */
const { createHandler } = (await import(
  'functionUnderTest' in globalThis ? bundlePath() : '../../lambda/create-handler.ts'
)) as { createHandler: typeof CreateHandler };

/**
 * A handler in front of the upstream at `url`, and the lines it logs. Its every answer is held against openapi.json:
 * one that differs fails the invocation.
 */
export function checkedHandler(url: string, more: Environment = {}, effects: Partial<Effects> = {}) {
  const lines: { level: string; record: RequestRecord }[] = [];
  const unchecked = createHandler(
    { ...testEnvironment, AWS_ENDPOINT_URL_APPINTEGRATIONS: url, ...more },
    { log: (level, record) => lines.push({ level, record }), ...effects },
  );
  const handler: Handler = async (event, context) => {
    const answer = await unchecked(event, context);
    const violations = contractViolations(answerOf(answer, requestIdOf(event, context)), routeOf(event));
    if (violations.length > 0) throw new Error(`Not as in openapi.json: ${violations.join('; ')}`);
    return answer;
  };
  return { handler, lines };
}

/** The route that an event names, if it is one. */
function routeOf(event: Partial<APIGatewayProxyEvent> | null): string | undefined {
  return operations.find(({ path }) => path === event?.resource)?.path;
}

/** The id that API Gateway gave the request; Lambda's, for events that no gateway makes. */
function requestIdOf(event: Partial<APIGatewayProxyEvent> | null, { awsRequestId }: Context): string {
  const { requestId }: { requestId?: unknown } = event?.requestContext ?? {};
  return typeof requestId === 'string' && requestId !== '' ? requestId : awsRequestId;
}
