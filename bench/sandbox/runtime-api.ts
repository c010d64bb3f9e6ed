import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** How one invocation went. */
export interface Invocation {
  /** What the function returned, as JSON text. */
  payload: string;
  /** From handing the event over to having the whole answer, in milliseconds. */
  milliseconds: number;
}

/** The part of Lambda that a function's runtime client talks to. */
export interface RuntimeApi {
  /** Host and port for `AWS_LAMBDA_RUNTIME_API`. */
  address: string;
  /** Resolves when the function asks for an event; rejects when its initialization failed. */
  idle(): Promise<void>;
  /** Hands one event over, once the function asks for it. */
  invoke(event: string): Promise<Invocation>;
  close(): void;
}

const PREFIX = '/2018-06-01/runtime';
const FUNCTION_ARN = 'arn:aws:lambda:eu-central-1:123456789012:function:bench';
const INVOCATION_TIMEOUT_MS = 30_000;

/**
 * Serves the runtime API for one function process.
 *
 * @param answered Called when an answer has arrived, before the function learns that it has: until this returns the
 *   function has nothing to do, so what it has used can be read.
 *
 * Source: Lambda developer guide, "Using the Lambda runtime API".
 */
export async function startRuntimeApi(answered: () => void = () => {}): Promise<RuntimeApi> {
  let waiting = Promise.withResolvers<ServerResponse>();
  let running = Promise.withResolvers<Invocation>();
  let handedOverAt = 0;
  let count = 0;

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '' } = request;
    if (url === `${PREFIX}/invocation/next`) {
      waiting.resolve(response);
      return;
    }
    const payload = await text(request);
    const milliseconds = performance.now() - handedOverAt;
    if (url === `${PREFIX}/init/error`) {
      waiting.reject(new Error(`The function failed to start: ${payload}`));
    } else if (url.endsWith('/error')) {
      running.reject(new Error(`The function threw: ${payload}`));
    } else {
      answered();
      running.resolve({ payload, milliseconds });
    }
    response.writeHead(202).end('{"status":"OK"}');
  }

  const server = createServer((request, response) => void receive(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    async idle() {
      await waiting.promise;
    },
    async invoke(event) {
      const response = await waiting.promise;
      waiting = Promise.withResolvers();
      running = Promise.withResolvers();
      count += 1;
      response.writeHead(200, {
        'Content-Type': 'application/json',
        'Lambda-Runtime-Aws-Request-Id': `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
        'Lambda-Runtime-Deadline-Ms': String(Date.now() + INVOCATION_TIMEOUT_MS),
        'Lambda-Runtime-Invoked-Function-Arn': FUNCTION_ARN,
        'Lambda-Runtime-Trace-Id': 'Root=1-00000000-000000000000000000000000;Sampled=0',
      });
      handedOverAt = performance.now();
      response.end(event);
      return running.promise;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
