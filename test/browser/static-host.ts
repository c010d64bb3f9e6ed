import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

import { builtFolder } from './built-folder.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** A web host that knows nothing of the API. */
export interface StaticHost {
  origin: string;
  /** The console, in a folder of the host. */
  url: string;
  close: () => Promise<void>;
}

function readBuilt(name: string): Promise<Buffer> {
  return readFile(join(builtFolder(), name));
}

/**
 * Puts the built console into a folder of a host, as a person would who deploys it.
 *
 * @param extra - Files put beside it, by name: config.json takes the place of the built one; `undefined` takes it away.
 */
export async function startStaticHost(
  extra: Readonly<Record<string, string | undefined>> = {},
): Promise<StaticHost> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname.replace(/^\/tools\/console\//, '') || 'index.html';
    const content = name in extra ? (extra[name] ?? Promise.reject(new Error(name))) : readBuilt(name);
    response.setHeader('Content-Type', CONTENT_TYPES[extname(name)] ?? 'text/plain');
    Promise.resolve(content).then(
      (body) => response.end(body),
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://localhost:${port}`;
  return {
    origin,
    url: `${origin}/tools/console/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
