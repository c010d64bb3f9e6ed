import { Agent } from 'node:http';
import { Duplex } from 'node:stream';

import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

import { operations } from '../contract/operations.ts';
import { createAgents, createHttpHandler } from './aws/http-handler.ts';
import type { HttpHandler } from './aws/http-handler.ts';
import { createHandler } from './create-handler.ts';
import type { Environment } from './settings.ts';

const [operation] = operations;

/** What a rehearsal is answered in the place of AppIntegrations, and of KMS. */
const body = `{"${operation.list}":[{}],"NextToken":"rehearsal","Mac":"${'A'.repeat(43)}="}`;
const answer = `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

/** Its connections lead nowhere: whatever is written to them, they answer the same. */
class RehearsalAgent extends Agent {
  override createConnection(): Duplex {
    return new Duplex({
      read: () => undefined,
      write(_chunk, _encoding, done) {
        this.push(answer);
        done();
      },
    });
  }
}

const event: Partial<APIGatewayProxyEvent> = {
  resource: operation.path,
  pathParameters: { Identifier: 'rehearsal' },
  headers: {},
};

/**
 * Answers one made-up request from beginning to end, on a function of its own that has no network, no log and another
 * key. Node compiles code when it first runs, its own HTTP included, and Lambda starts functions at full speed whatever
 * their memory size: what is compiled now does not hold up the first real request at a fraction of that speed.
 *
 * @returns the status of the answer: 200 unless something is broken.
 */
export async function rehearse(environment: Environment): Promise<number> {
  const agents = { ...createAgents(), http: new RehearsalAgent() };
  const played = createHttpHandler(agents, { connectTimeoutMs: 1000, requestTimeoutMs: 1000 });
  const httpHandler: HttpHandler = {
    handle: (request, options) => played.handle({ ...request, protocol: 'http:' }, options),
  };
  const handler = createHandler(
    {
      ...environment,
      // Where the key comes from KMS, that is rehearsed as well: an answer that is known to all makes the key.
      CURSOR_SECRET: environment['CURSOR_SECRET'] && 'known to all, and used for nothing but this',
      ALLOWED_DATA_INTEGRATIONS: '',
    },
    { log: () => undefined, httpHandler },
  );
  const { statusCode } = await handler(event as APIGatewayProxyEvent, {} as Context);
  return statusCode;
}
