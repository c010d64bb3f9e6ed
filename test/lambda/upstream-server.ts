import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, jest } from '@jest/globals';

import { mayGiveSecrets } from '../canaries.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

interface ReceivedRequest {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/**
 * A server in AWS's place that gives the answers in turn, the last one for ever; closed after the test.
 *
 * @returns its URL and the requests it got.
 */
export function startUpstream(...answers: Answer[]) {
  return startUpstreamOn('127.0.0.1', ...answers);
}

/** The same at another address of this machine. */
export async function startUpstreamOn(host: '127.0.0.1' | '::1', ...answers: Answer[]) {
  const requests: ReceivedRequest[] = [];
  const server = mayGiveSecrets(
    createServer((request, response) => {
      const received = { method: request.method, url: request.url, headers: request.headers, body: '' };
      const answer = answers[Math.min(requests.push(received), answers.length) - 1];
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => (received.body += chunk));
      request.on('end', () => answer?.(response, request));
    }),
  );
  await once(server.listen(0, host), 'listening');
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://${host === '::1' ? '[::1]' : host}:${port}`, requests };
}

/** An answer as AWS gives it. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return text(status, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
}

/** Any other answer. */
export function text(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return (response) =>
    response.writeHead(status, { 'x-amzn-requestid': 'upstream-request', ...headers }).end(body);
}

/** An AWS error as rest-json spells it. */
export function awsError(
  status: number,
  name: string,
  message: string,
  headers: Record<string, string> = {},
): Answer {
  return json(status, { Message: message }, { 'x-amzn-errortype': name, ...headers });
}

/** Never comes: whoever has asked waits to the end of their patience, on a clock that stands still (`stopClock`). */
export const never: Answer = () => jest.advanceTimersToNextTimer();

export const reset: Answer = (response) => response.destroy();
