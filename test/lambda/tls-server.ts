import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

import { afterAll, beforeAll } from '@jest/globals';
import { generate } from 'selfsigned';

let certificate: { private: string; cert: string };
const trusted = getCACertificates();

beforeAll(async () => {
  certificate = await generate([{ name: 'commonName', value: 'localhost' }]);
  setDefaultCACertificates([...trusted, certificate.cert]);
});

afterAll(() => setDefaultCACertificates(trusted));

/** An HTTPS server on loopback, trusted by this process while the tests of a file run; it counts its connections. */
export async function startTlsServer() {
  const sockets: Socket[] = [];
  const server = createServer({ key: certificate.private, cert: certificate.cert }, (_request, response) => {
    response.end('{}');
  });
  server.on('connection', (socket: Socket) => sockets.push(socket));
  await once(server.listen(0, 'localhost'), 'listening');
  return {
    url: new URL(`https://localhost:${(server.address() as AddressInfo).port}`),
    sockets,
    close(): void {
      server.close();
      server.closeAllConnections();
      for (const socket of sockets) socket.destroy();
    },
  };
}
