import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
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
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Received> {
  const { method = 'GET', headers = {} } = options;
  const { promise, resolve, reject } = Promise.withResolvers<Received>();
  const outgoing = request({ host: '127.0.0.1', port: gateway.port, path, method, headers, agent: false });
  outgoing.once('error', reject);
  outgoing.once('response', (response) => {
    text(response).then(
      (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      reject,
    );
  });
  outgoing.end();
  return promise;
}
