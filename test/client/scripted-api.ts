import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server answers: by default status 200 and an empty page. */
export interface ScriptedAnswer {
  status?: number;
  headers?: Record<string, string>;
  /** Sent as JSON, a string as it is. */
  body?: unknown;
}

export interface ScriptedApi {
  url: string;
  /** Every request so far. */
  requests: IncomingMessage[];
  close(): Promise<void>;
}

/** A server on loopback that answers what a test says; `undefined` from the script: it has answered by itself, or never will. */
export async function startScriptedApi(
  script: (request: IncomingMessage, count: number, response: ServerResponse) => ScriptedAnswer | undefined,
): Promise<ScriptedApi> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    const answer = script(request, requests.length, response);
    if (answer === undefined) return;
    const { status = 200, headers, body = { DataIntegrationAssociations: [] } } = answer;
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(status === 304 ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
