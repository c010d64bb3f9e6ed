import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { serverUrl } from './server-url.ts';

export interface Listening {
  /** Such as `http://127.0.0.1:3000`, without a trailing slash. */
  url: string;
  port: number;
  /** Resolves when all connections have ended: requests that still run after the grace are cut off. */
  close: () => Promise<void>;
}

/**
 * Starts a server.
 *
 * @param port 0: any free one.
 * @param graceMs Milliseconds that requests under way get to finish when the server closes.
 * @throws Node's error with `code` such as `EADDRINUSE` or `EACCES` when the port cannot be had.
 */
export async function listen(
  server: Server,
  port: number,
  host: string,
  graceMs: number,
): Promise<Listening> {
  server.listen(port, host);
  await once(server, 'listening');
  const { port: actualPort } = server.address() as AddressInfo;
  let closing: Promise<void> | undefined;
  return {
    url: serverUrl(host, actualPort),
    port: actualPort,
    close: () => (closing ??= closeServer(server, graceMs)),
  };
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  // Without a grace it is now, and not when a timer says so.
  if (graceMs === 0) server.closeAllConnections();
  const cutOff = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(cutOff);
}
