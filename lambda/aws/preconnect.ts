import type { Agent } from 'node:https';
import { isIP } from 'node:net';
import { connect } from 'node:tls';

import { withoutBrackets } from './http-handler.ts';

/**
 * Opens a TLS connection ahead of the first request to a server, which `agent` then uses. Lambda starts functions at
 * full speed whatever their memory size, so a handshake made while the module loads is nearly free; in the first
 * request it is most of the wait.
 *
 * @param timeoutMs - how long the start may be held up.
 * @throws Error that says why there is no connection; the first request then opens its own.
 */
export async function preconnect(agent: Agent, url: URL, timeoutMs: number): Promise<void> {
  const host = withoutBrackets(url.hostname);
  const port = Number(url.port || 443);
  const socket = connect({
    host,
    port,
    // Of an address there is no name to ask for (RFC 6066, section 3).
    servername: isIP(host) ? '' : host,
    ALPNProtocols: ['http/1.1'],
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const timer = setTimeout(
    () => socket.destroy(new Error(`No connection within ${timeoutMs} ms.`)),
    timeoutMs,
  );
  // It stays: a connection that breaks while nobody uses it must not end the process.
  socket.on('error', reject);
  socket.once('secureConnect', resolve);
  await promise.finally(() => clearTimeout(timer));

  const createConnection = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    // AWS KMS is asked through the same agent, and before AppIntegrations where the key of cursors is not known yet.
    if (options.host !== host || Number(options.port) !== port) return createConnection(options, callback);
    agent.createConnection = createConnection;
    return socket.writable ? socket : createConnection(options, callback);
  };
}
