import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

import { gatewayAnswer } from './gateway-answer.ts';

/** Statuses by the codes of Node's HTTP errors; the rest is 400. */
const STATUSES: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** Answers bytes that are no HTTP request: Node has no response object for them, so this writes to the socket. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const requestId = randomUUID();
  const { status, headers, body } = gatewayAnswer('DEFAULT_4XX', requestId, STATUSES[error.code ?? '']);
  const fields = {
    ...headers,
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
    'x-amzn-RequestId': requestId,
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${String(value)}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${String(body)}`);
}
