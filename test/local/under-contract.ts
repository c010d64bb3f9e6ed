import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { afterAll, afterEach, expect } from '@jest/globals';

import { METHOD } from '../../contract/list-operation.ts';
import type { Emulator } from '../../emulator/server.ts';
import * as gateway from '../../local/gateway/gateway.ts';
import { matchConsole, matchRoute } from '../../local/gateway/route-match.ts';
import * as local from '../../local/start-local.ts';
import { withoutPageHeaders } from '../console/page-headers.ts';
import { contractViolations } from '../contract-check.ts';
import type { Answer } from '../contract-check.ts';

/** Whether an answer, to a request such as `GET /`, is one that openapi.json speaks of. */
export type Concerns = (status: number, request: string) => boolean;

/** What the gateway answers by itself, where a stand-in takes the function's place. */
export const errorsOnly: Concerns = (status) => status >= 400;

/** The route's own answers, and every error: those of pages and of other methods have the one error body, too. */
const theRoute: Concerns = (status, request) => errorsOnly(status, request) || routeOf(request) !== undefined;

/** The path, as openapi.json has it, that a request such as `GET /dataIntegrations?maxResults=2` is for. */
function routeOf(request: string): string | undefined {
  const [method] = request.split(' ');
  return method === METHOD ? matchRoute(pathOf(request))?.resource : undefined;
}

function pathOf(request: string): string {
  const [, target = ''] = request.split(' ');
  return target.replace(/^https?:\/\/[^/?]*/, '').split('?')[0] ?? '';
}

/** Starts a gateway whose every answer is held against openapi.json; one that differs fails the test. */
export async function startGateway(
  options: gateway.GatewayOptions,
  concerns: Concerns = theRoute,
): Promise<gateway.Gateway> {
  const started = await gateway.startGateway(options);
  return watched(started, started.port, concerns);
}

/** What runs with the emulator as upstream. */
export interface EmulatedBff extends local.LocalBff {
  emulator: Emulator;
}

/** Starts what `npm start` starts, emulator included; its answers are held against openapi.json as well. */
export async function startLocal(options: local.LocalOptions): Promise<EmulatedBff> {
  const started = await local.startLocal(options);
  if (started.emulator === undefined)
    throw new Error('Another upstream has taken the place of the emulator.');
  return watched({ ...started, emulator: started.emulator }, started.gateway.port, theRoute);
}

/** What is watched, by port. */
const concernsByPort = new Map<number, Concerns>();
const violations: string[] = [];

/** Watches a port until its server has closed: another server may have the port then. */
function watched<T extends { close: () => Promise<void> }>(started: T, port: number, concerns: Concerns): T {
  concernsByPort.set(port, concerns);
  const close = async () => {
    await started.close();
    concernsByPort.delete(port);
  };
  return { ...started, close };
}

/** Node publishes every request to a server of this process here: whoever asks, and however they read the answer. */
const CHANNEL = 'http.server.request.start';

type End = (body?: string | Uint8Array, ...more: unknown[]) => ServerResponse;

function watch(message: unknown): void {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
  const concerns = concernsByPort.get(request.socket.localPort ?? 0);
  if (concerns === undefined) return;
  const asked = `${request.method} ${request.url}`;
  const end = response.end.bind(response) as End;
  const checkedEnd: End = (body, ...more) => {
    const answer = answerIn(response, body);
    if (concerns(answer.status, asked)) {
      const ofRoutes = matchConsole(pathOf(asked)) ? withoutPageHeaders(answer) : answer;
      const found = contractViolations(ofRoutes, routeOf(asked));
      violations.push(...found.map((violation) => `${asked.slice(0, 200)} ${answer.status}: ${violation}`));
    }
    return end(body, ...more);
  };
  response.end = checkedEnd as ServerResponse['end'];
}

/** The answer as it is about to be sent. */
function answerIn(response: ServerResponse, body: string | Uint8Array | undefined): Answer {
  const headers = Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]);
  return {
    status: response.statusCode,
    headers: Object.fromEntries(headers),
    body: body === undefined ? '' : Buffer.from(body).toString(),
  };
}

function expectNone(): void {
  expect(violations.splice(0)).toEqual([]);
}

subscribe(CHANNEL, watch);
afterEach(expectNone);
afterAll(() => {
  unsubscribe(CHANNEL, watch);
  expectNone();
});
