import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

import { gatewayAnswer, type GatewayErrorType } from './gateway-answer.ts';

/** Statuses by the codes of Node's HTTP errors; the rest is 400. */
const STATUSES: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** Answers bytes that are no HTTP request: Node has no response object for them, so this writes to the socket. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
  else endWith(socket, 'DEFAULT_4XX', STATUSES[error.code ?? '']);
}

/** Answers CONNECT, for which Node has no response object either: it would hang up. */
export function answerConnect(socket: Duplex): void {
  // Node looks after this socket no more: a caller who resets it would end the process, one who stays would keep
  // the server from stopping.
  const end = () => socket.destroy();
  socket.on('error', end).on('finish', end).resume();
  endWith(socket, 'MISSING_AUTHENTICATION_TOKEN');
}

function endWith(socket: Duplex, type: GatewayErrorType, ownStatus?: number): void {
  const requestId = randomUUID();
  const { status, headers, body } = gatewayAnswer(type, requestId, { status: ownStatus });
  const fields = {
    ...headers,
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
    'x-amzn-RequestId': requestId,
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${String(value)}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${String(body)}`);
}
