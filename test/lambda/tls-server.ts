import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { generate } from 'selfsigned';

type Certificate = Awaited<ReturnType<typeof generate>>;

/** What a server shows of itself: what it should, a name that is not its own, or a name that nobody vouches for. */
type Identity = 'good' | 'of another name' | 'of an unknown issuer';

let certificates: Record<Identity, Certificate>;
const trusted = getCACertificates();
const closers: (() => void)[] = [];

beforeAll(async () => {
  certificates = {
    good: await certificateOf('localhost'),
    'of another name': await certificateOf('other.example'),
    'of an unknown issuer': await certificateOf('localhost'),
  };
  setDefaultCACertificates([...trusted, certificates.good.cert, certificates['of another name'].cert]);
});

function certificateOf(name: string): Promise<Certificate> {
  return generate([{ name: 'commonName', value: name }]);
}

afterAll(() => setDefaultCACertificates(trusted));

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

interface Character {
  identity?: Identity;
  host?: string;
  /** What it says on each connection before it is asked anything. */
  greeting?: string;
  /** The JSON that it answers every request with. */
  answer?: object;
}

/** An HTTPS server on loopback, closed after the test; it counts its connections and requests. */
export async function startTlsServer({
  identity = 'good',
  host = 'localhost',
  greeting = '',
  answer = {},
}: Character = {}) {
  const sockets: Socket[] = [];
  const requests: string[] = [];
  const { private: key, cert } = certificates[identity];
  const server = createServer({ key, cert }, (request, response) => {
    requests.push(String(request.url));
    response.end(JSON.stringify(answer));
  });
  server.on('connection', (socket: Socket) => sockets.push(socket));
  if (greeting) server.on('secureConnection', (socket) => socket.write(greeting));
  await once(server.listen(0, host), 'listening');
  closers.push(() => {
    server.close();
    server.closeAllConnections();
    for (const socket of sockets) socket.destroy();
  });
  const url = new URL(
    `https://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`,
  );
  return { url, sockets, requests };
}
