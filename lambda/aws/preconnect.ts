import { Agent } from 'node:https';
import { isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';

/**
 * As long as the AWS SDK for Java trusts a connection that nobody uses: after that, either side may have forgotten it. It is asked of
 * the calendar when it matters: while a sandbox sleeps, no timer runs, and the event that wakes it comes before them.
 */
const MAX_IDLE_MS = 60_000;

/**
 * An agent that can open TLS connections ahead of the first requests, to any number of servers. Lambda starts functions at
 * full speed whatever their memory size, so a handshake made while the module loads is nearly free; in the first
 * request it is most of the wait.
 */
export class PreconnectingAgent extends Agent {
  /** Connections that no request has had yet, what the agent calls the servers that they lead to, and how long they are trusted. */
  readonly #ahead = new Map<TLSSocket, { name: string; until: number }>();

  /**
   * Opens a connection that the next request to this server will use.
   *
   * @param url - its protocol is `https:`.
   * @param timeoutMs - how long the start may be held up.
   * @throws Error that says which server there is no connection to, and why; the first request then opens its own.
   */
  async preconnect({ host: server, hostname, port }: URL, timeoutMs: number): Promise<void> {
    const host = withoutBrackets(hostname);
    // Of an address there is no name to ask for (RFC 6066, section 3).
    const servername = isIP(host) ? '' : host;
    const options = { ...this.options, host, port: Number(port || 443), servername };
    const socket = super.createConnection(options) as TLSSocket;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const fail = (why: string): void => {
      reject(new Error(`No connection was opened ahead to ${server}: ${why}`));
      socket.destroy();
    };
    const timer = setTimeout(() => fail(`not within ${timeoutMs} ms.`), timeoutMs);
    // It stays: a connection that breaks while nobody uses it must not end the process.
    socket.on('error', (error) => fail(messageOf(error)));
    socket.once('close', () => this.#ahead.delete(socket));
    socket.once('secureConnect', () => {
      this.#ahead.set(socket, { name: this.getName(options), until: Date.now() + MAX_IDLE_MS });
      resolve();
    });
    await promise.finally(() => clearTimeout(timer));
  }

  /** Called by Node for each request that no kept connection is there for. */
  override createConnection(...[options, callback]: Parameters<Agent['createConnection']>) {
    const wanted = this.getName(options);
    for (const [socket, { name, until }] of this.#ahead) {
      if (name !== wanted) continue;
      this.#ahead.delete(socket);
      // What a server says unasked would be taken for its answer.
      if (Date.now() < until && socket.writable && socket.readableLength === 0) return socket;
      socket.destroy();
    }
    return super.createConnection(options, callback);
  }
}

/** A host as sockets want it: in a URL an IPv6 address has brackets. */
export function withoutBrackets(hostname: string): string {
  return hostname.replaceAll(/[[\]]/g, '');
}

/** What went wrong. Where a server has several addresses and none of them answers, Node's error has a code only. */
export function messageOf({ message, code }: NodeJS.ErrnoException): string {
  return message || String(code);
}
