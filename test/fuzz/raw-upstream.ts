import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { answerOfPoison, bytesOf } from './odd-answers.ts';
import type { Behaviour } from './odd-answers.ts';

/** What the server of these connections answers with when it is well: who was asked for. */
function goodAnswer(request: string): string {
  const [, identifier = ''] = /^GET \/dataIntegrations\/([\w-]+)\//.exec(request) ?? [];
  const body = JSON.stringify({ DataIntegrationAssociations: [{ ClientId: identifier }] });
  return `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

/**
 * A server in AWS's place that knows no HTTP, and so can break it.
 *
 * @param pass - lets so many milliseconds pass on the clock of the code under attack.
 */
export async function startRawUpstream(pass: (milliseconds: number) => unknown) {
  const open = new Set<Socket>();
  let planned: Behaviour[] = [];
  const state = { requests: 0, activity: 0 };

  const behave = async (socket: Socket, behaviour: Behaviour): Promise<void> => {
    for (const step of behaviour) {
      if (socket.destroyed) return;
      if (step === 'end') socket.end();
      else if (step === 'reset') socket.resetAndDestroy();
      else if ('wait' in step) pass(step.wait);
      else socket.write(bytesOf(step.send));
      await nextTurn();
    }
  };
  // What is written is sent at once.
  const server = createServer({ noDelay: true }, (socket) => {
    open.add(socket);
    // Whoever is asked and gives up resets its connection.
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      if (!received.endsWith('\r\n\r\n')) return;
      const request = received;
      received = '';
      state.requests += 1;
      const behaviour = planned.shift() ?? [{ send: goodAnswer(request) }];
      void behave(socket, behaviour);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    state,
    /** What to do with the next requests, one after the other; with those after them all is well. */
    plan(behaviours: readonly Behaviour[]) {
      state.requests = 0;
      planned = [...behaviours];
    },
    /** Grows with every byte on every connection. */
    bytes: () =>
      Array.from(open, (socket) => socket.bytesWritten - socket.writableLength).reduce(
        (a, b) => a + b,
        open.size,
      ),
    /** Says something on every connection that nobody asked for. */
    sayUnasked() {
      for (const socket of open) if (socket.writable) socket.write(answerOfPoison);
    },
    hangUp() {
      for (const socket of open) socket.resetAndDestroy();
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
