import type { Agent } from 'node:https';
import { connect } from 'node:tls';

/**
 * Opens a TLS connection ahead of the first request, which `agent` then uses. Lambda starts functions at full
 * speed whatever their memory size, so a handshake made while the module loads is nearly free; in the first
 * request it is most of the wait.
 *
 * @param timeoutMs - how long the start may be held up.
 * @throws Error that says why there is no connection; the first request then opens its own.
 */
export async function preconnect(agent: Agent, { hostname, port }: URL, timeoutMs: number): Promise<void> {
  const socket = connect({
    host: hostname,
    port: port === '' ? 443 : Number(port),
    servername: hostname,
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
    agent.createConnection = createConnection;
    return socket.writable ? socket : createConnection(options, callback);
  };
}
