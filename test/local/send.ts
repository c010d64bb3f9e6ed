import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Sends a request with its path as it is: fetch would tidy it first. */
export function send(
  gateway: { port: number },
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Received> {
  const { method = 'GET', headers = {}, body } = options;
  const { promise, resolve, reject } = Promise.withResolvers<Received>();
  const outgoing = request({ host: '127.0.0.1', port: gateway.port, path, method, headers, agent: false });
  outgoing.once('error', reject);
  outgoing.once('response', (response) => {
    text(response).then(
      (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      reject,
    );
  });
  outgoing.end(body);
  return promise;
}

/** Sends bytes, HTTP or not, and gives back all that the gateway sends until it hangs up. */
export function sendRaw(gateway: { port: number }, bytes: string): Promise<string> {
  const socket = connect(gateway.port, '127.0.0.1');
  socket.write(bytes, 'latin1');
  return text(socket);
}
