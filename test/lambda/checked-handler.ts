import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';

import { operations } from '../../contract/operations.ts';
import type { createHandler as CreateHandler, Effects, Handler } from '../../lambda/create-handler.ts';
import type { RequestRecord } from '../../lambda/request-record.ts';
import type { Environment } from '../../lambda/settings.ts';
import { findCanary } from '../canaries/find-canary.ts';
import { answerOf, contractViolations } from '../contract-check.ts';
import { bundlePath } from './bundle-path.ts';
import { testEnvironment } from './environment.ts';

/** The source or, in the project `bundle` of jest.config.js, what is deployed. */
const { createHandler } = (await import(
  'functionUnderTest' in globalThis ? bundlePath() : '../../lambda/create-handler.ts'
)) as { createHandler: typeof CreateHandler };

/**
 * A handler in front of the upstream at `url`, and the lines it logs. Its every answer is held against openapi.json:
 * one that differs fails the invocation, and so does a secret in the answer or in the log.
 */
export function checkedHandler(url: string, more: Environment = {}, effects: Partial<Effects> = {}) {
  const lines: { level: string; record: RequestRecord }[] = [];
  const unchecked = createHandler(
    { ...testEnvironment, AWS_ENDPOINT_URL_APPINTEGRATIONS: url, ...more },
    { log: (level, record) => lines.push({ level, record }), ...effects },
  );
  const handler: Handler = async (event, context) => {
    const logged = lines.length;
    const answer = await unchecked(event, context);
    const violations = contractViolations(answerOf(answer, requestIdOf(event, context)), routeOf(event));
    if (violations.length > 0) throw new Error(`Not as in openapi.json: ${violations.join('; ')}`);
    refuseSecrets('The answer', JSON.stringify(answer), []);
    const log = lines.slice(logged);
    refuseSecrets('The log', JSON.stringify(log), []);
    // What API Gateway calls a request is for the log, whatever it is.
    const others = log.map(({ record: { requestId: _requestId, ...rest } }) => rest);
    refuseSecrets('The log', JSON.stringify(others), cursorsOf(event, answer));
    return answer;
  };
  return { handler, lines };
}

function refuseSecrets(where: string, text: string, others: readonly string[]): void {
  const found = findCanary(text) ?? (hasPieceOf(text, others) ? 'cursor' : undefined);
  if (found !== undefined) throw new Error(`${where} has the secret "${found}", or a piece of it.`);
}

/** The cursor that came with a request, and the one in its answer. No canary is in these: they are made as they are needed. */
function cursorsOf(event: Partial<APIGatewayProxyEvent> | null, { body }: APIGatewayProxyResult): string[] {
  const [, given] =
    /"nextToken":"([\w-]{50,})"/.exec(JSON.stringify(event?.queryStringParameters ?? null)) ?? [];
  const [, issued] = /"NextToken":"([\w-]+)"/.exec(body) ?? [];
  return [given, issued].filter((cursor) => cursor !== undefined);
}

/** Whether fifteen characters in a row, or more, of one of the secrets are in a text. */
function hasPieceOf(text: string, secrets: readonly string[]): boolean {
  return secrets.some((secret) => (secret.match(/.{8}/g) ?? []).some((piece) => text.includes(piece)));
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
