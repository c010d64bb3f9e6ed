import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

import { associationsPage, IDENTIFIER, PAGE_SIZE } from '../associations-page.ts';
import type { Certificate } from './certificate.ts';

/** AppIntegrations as far as one page goes, and KMS as far as one key goes, over TLS on this machine. */
export interface Upstream {
  /** What `AWS_ENDPOINT_URL_APPINTEGRATIONS` is set to. */
  url: string;
  /** What `AWS_ENDPOINT_URL_KMS` is set to: the same server under another name, as no connection serves both of AWS's. */
  kmsUrl: string;
  /** How many correct requests for the page have come in so far. */
  calls(): number;
  /** How long it takes over an answer, in milliseconds; 0 at first. */
  setDelay(milliseconds: number): void;
  close(): void;
}

const PATH = `/dataIntegrations/${encodeURIComponent(IDENTIFIER)}/associations?maxResults=${PAGE_SIZE}`;
const SIGNED = /^AWS4-HMAC-SHA256 Credential=test-access-key-id\/\d{8}\/eu-central-1\/app-integrations\//;
const page = Buffer.from(JSON.stringify(associationsPage));
const mac = Buffer.from(JSON.stringify({ Mac: Buffer.alloc(32, 'test').toString('base64') }));

/** Starts it on a free port of the loopback interface. A request that is not signed and spelled right gets a 400. */
export async function startUpstream({ key, cert }: Certificate): Promise<Upstream> {
  let calls = 0;
  let delay = 0;
  const server = createServer({ key, cert, keepAliveTimeout: 60_000 }, (request, response) => {
    if (request.headers['x-amz-target'] === 'TrentService.GenerateMac') {
      answer(response, mac);
      return;
    }
    if (request.url !== PATH || !SIGNED.test(request.headers.authorization ?? '')) {
      refuse(request, response);
      return;
    }
    calls += 1;
    if (delay === 0) {
      answer(response, page);
    } else {
      setTimeout(answer, delay, response, page);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://localhost:${port}`,
    kmsUrl: `https://127.0.0.1:${port}`,
    calls: () => calls,
    setDelay(milliseconds) {
      delay = milliseconds;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(response: ServerResponse, body: Buffer): void {
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Content-Length': body.length,
    'x-amzn-RequestId': '00000000-0000-4000-8000-000000000000',
  });
  response.end(body);
}

function refuse({ method, url }: IncomingMessage, response: ServerResponse): void {
  response.writeHead(400, {
    'Content-Type': 'application/json',
    'x-amzn-ErrorType': 'InvalidRequestException',
  });
  response.end(JSON.stringify({ Message: `Not the request that was expected: ${method} ${url}` }));
}
