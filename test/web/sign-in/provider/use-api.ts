import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach } from '@jest/globals';

import type { Session } from '../../../../web/sign-in/session.ts';

/** An API for each test of a file, whose every answer a test may choose. */
export interface Api {
  /** The tokens that it was shown. */
  shown: (string | undefined)[];
  /** What it answers to the next requests; then 200. */
  answers: [status: number, body: string][];
  /** Asks it as the client does, and says which status comes back; never, where the page leaves. */
  ask: (session: Session, path?: string) => Promise<number | undefined>;
}

export const REFUSED: [number, string] = [401, '{"message":"Unauthorized"}'];

export function useApi(): Api {
  let server: Server;
  const api: Api = {
    shown: [],
    answers: [],
    async ask(session, path = '/a') {
      const { port } = server.address() as AddressInfo;
      const request = new Request(`http://localhost:${port}${path}?maxResults=50`);
      await session.authorize(request);
      const { signal } = new AbortController();
      return (await session.send?.(request, { signal, cache: 'no-store' }))?.status;
    },
  };
  beforeEach(async () => {
    api.shown = [];
    api.answers = [];
    server = createServer((request, response) => {
      api.shown.push(request.headers.authorization);
      const [status, body] = api.answers.shift() ?? [200, '{}'];
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(status === 304 ? undefined : body);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });
  return api;
}
