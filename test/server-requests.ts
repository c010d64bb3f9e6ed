import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { afterEach, beforeEach } from '@jest/globals';

export interface ServerRequest {
  request: IncomingMessage;
  response: ServerResponse;
}

/** Node publishes every request to a server of this process here, as soon as its headers are there. */
const CHANNEL = 'http.server.request.start';

/** The server's side of the requests of each test, for tests that wait for what only the server sees. */
export function watchServers(): ServerRequest[] {
  const seen: ServerRequest[] = [];
  const note = (message: unknown) => seen.push(message as ServerRequest);
  beforeEach(() => {
    seen.length = 0;
    subscribe(CHANNEL, note);
  });
  afterEach(() => {
    unsubscribe(CHANNEL, note);
  });
  return seen;
}
