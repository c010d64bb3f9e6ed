import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';

import type { Emulator } from '../../emulator/server.ts';

export interface RawAnswer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

/** One HTTP request whose path goes out exactly as given: `fetch` would tidy it up. */
export async function send(
  { port }: Pick<Emulator, 'port'>,
  method: string,
  path: string,
  body = '',
): Promise<RawAnswer> {
  const headers = { 'content-length': Buffer.byteLength(body) };
  const outgoing = request({ host: '127.0.0.1', port, method, path, headers, agent: false });
  outgoing.end(body);
  const [incoming] = await once(outgoing, 'response');
  return { status: incoming.statusCode, headers: incoming.headers, body: await text(incoming) };
}

/** GET, and the answer's JSON. */
export async function getJson(emulator: Pick<Emulator, 'port'>, path: string): Promise<unknown> {
  return JSON.parse((await send(emulator, 'GET', path)).body);
}

/** Bytes that need not be HTTP; the whole of what comes back. */
export async function sendBytes({ port }: Pick<Emulator, 'port'>, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(bytes);
  return text(socket);
}

/** Sends bytes and breaks the connection without waiting for an answer, a few dozen times. */
export async function sendAndReset({ port }: Pick<Emulator, 'port'>, bytes: string): Promise<void> {
  for (let time = 0; time < 50; time += 1) {
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    await once(socket, 'connect');
    socket.write(bytes);
    await nextTurn();
    socket.resetAndDestroy();
  }
}

/** One request with a JSON body, the error's code, and the answer's JSON. */
export async function sendJson(
  emulator: Pick<Emulator, 'port'>,
  method: string,
  path: string,
  body: unknown,
): Promise<{ status: number; code: unknown; json: Record<string, unknown> }> {
  const answer = await send(emulator, method, path, JSON.stringify(body));
  return { status: answer.status, code: answer.headers['x-amzn-errortype'], json: JSON.parse(answer.body) };
}

/** Sends bytes and keeps its own side of the connection open, whatever the server does. */
export async function sendAndStay({ port }: Pick<Emulator, 'port'>, bytes: string): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }).on('error', () => {});
  socket.write(bytes);
  await once(socket.resume(), 'end');
  return socket;
}
