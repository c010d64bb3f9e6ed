import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';

import { messageOf, PreconnectingAgent, withoutBrackets } from './preconnect.ts';

/**
 * Longest answer read, in bytes: far more than 50 associations take, and little enough that a page fits into the 6 MB
 * that Lambda takes from us. As JSON in JSON, a quotation mark takes twice its bytes, and a byte that is no UTF-8 three times.
 */
export const MAX_ANSWER_BYTES = 2_000_000;

/** What went wrong below HTTP, or with an HTTP answer that cannot be AWS's. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly kind: 'unreachable' | 'timeout' | 'malformed';
  /** Whether it broke a connection that stood before the request: the other side may only have stopped waiting. */
  readonly onKeptConnection: boolean;

  constructor(kind: TransportError['kind'], message: string, cause?: unknown, onKeptConnection = false) {
    super(message, { cause });
    this.kind = kind;
    this.onKeptConnection = onKeptConnection;
  }
}

/** The part of the SDK's HTTP request that is used here. Source: @smithy/types, HttpRequest. */
export interface SdkRequest {
  method: string;
  protocol: string;
  hostname: string;
  port?: number;
  path: string;
  query?: Record<string, string | string[] | null>;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** A whole answer. */
export interface SdkResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: Uint8Array;
}

export interface HttpHandlerInit {
  /** Milliseconds until a connection, TLS included, must stand. */
  connectTimeoutMs: number;
  /** Milliseconds until the whole answer must be there, unless the call says otherwise. */
  requestTimeoutMs: number;
}

/** The SDK's request handler. Rejects with a TransportError. */
export interface HttpHandler {
  handle(
    request: SdkRequest,
    options?: { requestTimeout?: number | undefined },
  ): Promise<{ response: SdkResponse }>;
}

/** Requests beyond these wait for a connection to be free: a crowd that all connect at once only makes each other late. */
const MAX_CONNECTIONS = 50;

/** The connections of a function: one pool, kept alive between requests. */
export function createAgents() {
  const options = { keepAlive: true, maxSockets: MAX_CONNECTIONS };
  return { http: new HttpAgent(options), https: new PreconnectingAgent(options) };
}

/** A request handler with explicit timeouts, and bounded and complete answers. */
export function createHttpHandler(
  agents: ReturnType<typeof createAgents>,
  { connectTimeoutMs, requestTimeoutMs }: HttpHandlerInit,
): HttpHandler {
  return {
    async handle(request, options = {}) {
      const outgoing =
        request.protocol === 'http:'
          ? httpRequest({ ...address(request), agent: agents.http })
          : httpsRequest({ ...address(request), agent: agents.https });
      const response = await exchange(outgoing, request.body, {
        connectTimeoutMs,
        requestTimeoutMs: options.requestTimeout ?? requestTimeoutMs,
      });
      return { response };
    },
  };
}

function address({ method, hostname, port, path, query, headers }: SdkRequest): RequestOptions {
  const search = query ? queryString(query) : '';
  return {
    method,
    host: withoutBrackets(hostname),
    port,
    path: search ? `${path}?${search}` : path,
    headers,
  };
}

function queryString(query: NonNullable<SdkRequest['query']>): string {
  return Object.entries(query)
    .flatMap(([name, values]) =>
      [values].flat().map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value ?? '')}`),
    )
    .join('&');
}

function exchange(
  outgoing: ClientRequest,
  body: SdkRequest['body'],
  init: HttpHandlerInit,
): Promise<SdkResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<SdkResponse>();
  const fail = (error: TransportError): void => {
    clearTimeout(deadline);
    clearTimeout(connectDeadline);
    reject(error);
    outgoing.destroy();
  };
  let answer: IncomingMessage | undefined;
  const deadline = setTimeout(
    () => fail(new TransportError('timeout', `No answer within ${init.requestTimeoutMs} ms.`)),
    init.requestTimeoutMs,
  );
  let connectDeadline: NodeJS.Timeout | undefined;
  let isKept = false;

  outgoing.on('socket', (socket) => {
    // Kept from another request, or opened ahead of the first.
    isKept = !socket.connecting && socket.writable;
    if (!socket.connecting) return;
    connectDeadline = setTimeout(
      () => fail(new TransportError('unreachable', `No connection within ${init.connectTimeoutMs} ms.`)),
      init.connectTimeoutMs,
    );
    socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => clearTimeout(connectDeadline));
  });
  outgoing.on('error', (cause) => fail(new TransportError('unreachable', messageOf(cause), cause, isKept)));
  const refuseSwitch = (): void => fail(new TransportError('malformed', 'HTTP 101, another protocol.'));
  outgoing.on('upgrade', refuseSwitch);
  outgoing.on('response', (incoming) => {
    // Node takes a 101 that names no protocol for an answer. What follows it on the connection would be the next request's.
    if (incoming.statusCode === 101) return refuseSwitch();
    answer = incoming;
    readAnswer(incoming, fail, (response) => {
      clearTimeout(deadline);
      resolve(response);
    });
  });
  outgoing.on('close', () => {
    // It comes after every end, and some have no error before it.
    if (answer?.complete) return;
    fail(new TransportError('unreachable', 'The connection was closed.', undefined, isKept));
  });
  outgoing.end(body);
  return promise;
}

function readAnswer(
  answer: IncomingMessage,
  fail: (error: TransportError) => void,
  done: (response: SdkResponse) => void,
): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MAX_ANSWER_BYTES)
      fail(new TransportError('malformed', `Longer than ${MAX_ANSWER_BYTES} bytes.`));
    else chunks.push(chunk);
  });
  answer.on('error', (cause) => fail(new TransportError('unreachable', cause.message, cause)));
  answer.on('end', () => {
    const { statusCode = 0, headers } = answer;
    done({ statusCode, headers: headers as Record<string, string>, body: Buffer.concat(chunks, bytes) });
  });
}
