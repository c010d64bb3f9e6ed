import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { settings as functionSettings } from '../../contract/settings.ts';
import { functionTimeoutSeconds } from '../../contract/timeouts.ts';
import { listen } from '../../emulator/hosts/listen.ts';
import type { Listening } from '../../emulator/hosts/listen.ts';
import { misdirected } from '../../emulator/hosts/misdirected.ts';
import { createServedHosts } from '../../emulator/hosts/served-hosts.ts';
import { answerRequest } from './answer-request.ts';
import type { Answered, GatewaySettings } from './answer-request.ts';
import { refuseConnect, refuseUnreadable } from './client-error.ts';
import type { GatewayArrival } from './event.ts';
import { gatewayAnswer } from './gateway-answer.ts';
import { sendAnswer } from './http-answer.ts';
import { readHttpRequest } from './http-request.ts';
import type { HttpRequest } from './http-request.ts';
import { NODE_MAX_HEADER_BYTES } from './request-limits.ts';

/** Milliseconds that requests under way get to finish when the gateway closes. */
const CLOSE_GRACE_MS = 500;

const DEFAULT_FUNCTION_TIMEOUT_MS =
  functionTimeoutSeconds(functionSettings.UPSTREAM_TIMEOUT_MS.default) * 1000;

/** Only `handler` is required. Without the rest: anyone may call, CORS is off, there are no console and no pages, the timeout is the deployed one. */
export interface GatewayOptions extends Partial<Omit<GatewaySettings, 'handler'>> {
  handler: GatewaySettings['handler'];
  /** 0: any free one. */
  port?: number;
  host?: string;
  /** Names and addresses it answers to besides its own; see emulator/hosts/served-hosts.ts. */
  allowedHosts?: readonly string[];
  /** Called when a request has been answered, or its caller has hung up. */
  onRequest?: (request: FinishedRequest) => void;
}

/** A request that is over. */
export interface FinishedRequest extends Pick<HttpRequest, 'method' | 'path' | 'query'> {
  status: number;
  /** Milliseconds it took. */
  ms: number;
  /** API Gateway's id for the request. */
  requestId: string;
  /** What went wrong inside, where the answer does not say. */
  fault?: unknown;
}

export type Gateway = Listening;

/**
 * Starts a local API Gateway with the routes and the console: makes the event of each request, calls the handler and sends
 * what it answers. What a deployed gateway answers by itself (no such route, preflight, 502, 504), it answers as well.
 *
 * @throws Node's error with `code` such as `EADDRINUSE` or `EACCES` when the port cannot be had; an Error for an
 * allowed host that is not a host name.
 */
export function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { port = 0, host = '127.0.0.1', allowedHosts = [], onRequest } = options;
  const settings: GatewaySettings = {
    handler: options.handler,
    authorize: options.authorize ?? (() => true),
    allowedOrigins: options.allowedOrigins ?? [],
    allowedHeaders: options.allowedHeaders ?? [],
    consoleFunction: options.consoleFunction ?? (() => undefined),
    pages: options.pages ?? (() => undefined),
    functionTimeoutMs: options.functionTimeoutMs ?? DEFAULT_FUNCTION_TIMEOUT_MS,
  };
  // Node would answer a request without a Host header itself, with an empty 400.
  const server = createServer({ maxHeaderSize: NODE_MAX_HEADER_BYTES, requireHostHeader: false });
  const serves = createServedHosts(server, host, allowedHosts);
  const answer: AnswerMessage = async (message, request, arrival) => {
    const sentence = misdirected(message, serves);
    if (sentence === undefined) return answerRequest(request, arrival, settings);
    // The terminal says it, too: a page is not shown why.
    return { answer: gatewayAnswer('ACCESS_DENIED', arrival.requestId, { sentence }), fault: sentence };
  };
  const serve = (message: IncomingMessage, response: ServerResponse) =>
    void serveRequest(message, response, answer, onRequest);
  server.on('request', serve);
  server.on('checkExpectation', serve);
  server.on('clientError', refuseUnreadable);
  server.on('connect', (_message, socket) => refuseConnect(socket));
  return listen(server, port, host, CLOSE_GRACE_MS);
}

type AnswerMessage = (
  message: IncomingMessage,
  request: HttpRequest,
  arrival: GatewayArrival,
) => Promise<Answered>;

/** Never rejects: whatever goes wrong inside is an answer. */
async function serveRequest(
  message: IncomingMessage,
  response: ServerResponse,
  answerMessage: AnswerMessage,
  onRequest: GatewayOptions['onRequest'],
): Promise<void> {
  const startedAt = performance.now();
  const arrival: GatewayArrival = { requestId: randomUUID(), receivedAt: Date.now() };
  const request = readHttpRequest(message);
  const { answer, fault } = await answerMessage(message, request, arrival);
  const report = () =>
    onRequest?.({
      ...request,
      requestId: arrival.requestId,
      status: answer.status,
      ms: performance.now() - startedAt,
      fault,
    });
  // Who hung up while the function was still at it has closed the response already.
  if (response.closed) report();
  else response.once('close', report);
  response.setHeader('x-amzn-RequestId', arrival.requestId);
  sendAnswer(response, answer);
}
