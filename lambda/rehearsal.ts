import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

import { operations } from '../contract/operations.ts';
import { createHandler } from './create-handler.ts';
import type { Environment } from './settings.ts';

const [operation] = operations;

/** What a rehearsal is answered in AppIntegrations' place. */
const page = Buffer.from(`{"${operation.list}":[{}],"NextToken":"rehearsal"}`);
const response = { statusCode: 200, headers: { 'content-type': 'application/json' }, body: page };

const event: Partial<APIGatewayProxyEvent> = {
  resource: operation.path,
  pathParameters: { Identifier: 'rehearsal' },
  headers: {},
};

/**
 * Answers one made-up request from beginning to end, on a function of its own that has no network, no log and another
 * key. Node compiles code when it first runs, and Lambda starts functions at full speed whatever their memory size: what
 * is compiled now does not hold up the first real request at a fraction of that speed.
 *
 * @returns the status of the answer: 200 unless something is broken.
 */
export async function rehearse(environment: Environment): Promise<number> {
  const handler = createHandler(
    {
      ...environment,
      CURSOR_SECRET: 'known to all, and used for nothing but this',
      ALLOWED_DATA_INTEGRATIONS: '',
    },
    { log: () => undefined, httpHandler: { handle: async () => ({ response }) } },
  );
  const { statusCode } = await handler(event as APIGatewayProxyEvent, {} as Context);
  return statusCode;
}
