import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** An HTTP answer whose body is text. */
interface TextAnswer {
  status: number;
  headers: Readonly<Record<string, unknown>>;
  body: string;
}

/** Answers where Node has no response object, as for bytes that are no HTTP, and ends the connection. */
export function answerOnSocket(socket: Duplex, { status, headers, body }: TextAnswer): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const fields = { ...headers, 'Content-Length': Buffer.byteLength(body), Connection: 'close' };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${String(value)}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`);
}

/**
 * Answers CONNECT. Node looks after this socket no more: a caller who resets it would end the process, one who stays would keep the
 * server from stopping.
 */
export function answerConnect(socket: Duplex, answer: TextAnswer): void {
  const end = () => socket.destroy();
  socket.on('error', end).on('finish', end).resume();
  answerOnSocket(socket, answer);
}
