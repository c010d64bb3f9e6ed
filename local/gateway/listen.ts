import { once } from 'node:events';
import type { Server } from 'node:http';

import { serverUrl } from '../../emulator/hosts/server-url.ts';

/** Milliseconds that requests under way get to finish when the server closes. */
const CLOSE_GRACE_MS = 500;

export interface Listening {
  /** Such as `http://127.0.0.1:3000`, without a trailing slash. */
  url: string;
  port: number;
  /** Resolves within a second, whatever is under way: requests still running then are cut off. */
  close: () => Promise<void>;
}

/**
 * Starts a server.
 *
 * @param port - 0: any free one.
 * @throws Node's error with `code` such as `EADDRINUSE` or `EACCES` when the port cannot be had.
 */
export async function listen(server: Server, port: number, host: string): Promise<Listening> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  let closing: Promise<void> | undefined;
  return {
    url: serverUrl(host, actualPort),
    port: actualPort,
    close: () => (closing ??= closeServer(server)),
  };
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const cutOff = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
  await closed;
  clearTimeout(cutOff);
}
