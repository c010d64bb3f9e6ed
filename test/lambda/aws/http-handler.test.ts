import { once } from 'node:events';
import { Agent } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

import { afterEach, describe, expect, jest, test } from '@jest/globals';

import { createAgents, createHttpHandler } from '../../../lambda/aws/http-handler.ts';
import { canaries } from '../../canaries.ts';
import { stopClock } from '../../stopped-clock.ts';
import { json, never, reset, startUpstream, text } from '../upstream-server.ts';

stopClock();

const agents = createAgents();
const handler = createHttpHandler(agents, { connectTimeoutMs: 200, requestTimeoutMs: 400 });
const sockets: Socket[] = [];
const servers: Server[] = [];

/** A server that says something of its own making, HTTP or not, to whoever asks. */
async function startRaw(speak: (socket: Socket) => void, host = '127.0.0.1'): Promise<string> {
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => speak(socket));
  });
  await once(server.listen(0, host), 'listening');
  servers.push(server);
  const { port } = server.address() as AddressInfo;
  return host === '::1' ? `http://[::1]:${port}` : `http://${host}:${port}`;
}

const ends = (text: string) => (socket: Socket) => void socket.end(text);
const says = (text: string) => (socket: Socket) => void socket.write(text);
const resetAfter = (text: string) => (socket: Socket) =>
  void socket.write(text, () => void socket.resetAndDestroy());

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  agents.http.destroy();
  agents.https.destroy();
  for (const socket of sockets.splice(0)) socket.destroy();
});

interface Get {
  path?: string;
  query?: Record<string, string | string[] | null>;
}

function get(url: string, { path = '/', query = {} }: Get = {}) {
  const { protocol, hostname, port } = new URL(url);
  return handler.handle({ method: 'GET', protocol, hostname, port: Number(port), path, query, headers: {} });
}

test('an answer is handed over whole', async () => {
  const upstream = await startUpstream(json(418, { a: 'é' }));
  const { response } = await get(upstream.url);
  expect(response.statusCode).toBe(418);
  expect(response.headers['x-amzn-requestid']).toBe('upstream-request');
  expect(Buffer.from(response.body).toString()).toBe('{"a":"é"}');
});

test('the reason of a failure is kept with it', async () => {
  await expect(get('http://127.0.0.1:1')).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
});

test('so is an empty one: its status and headers say something all the same', async () => {
  const { url } = await startUpstream(text(429, '', { 'retry-after': '7' }));
  const { response } = await get(url);
  expect(response).toMatchObject({ statusCode: 429, headers: { 'retry-after': '7' } });
  expect(response.body).toHaveLength(0);
});

test('the query is percent-encoded', async () => {
  const upstream = await startUpstream(json(200, {}));
  await get(upstream.url, {
    path: '/a%2Fb',
    query: { nextToken: `${canaries.upstreamToken}a+b/c=&d`, list: ['1', '2'], none: null },
  });
  expect(upstream.requests[0]?.url).toBe(
    `/a%2Fb?nextToken=${canaries.upstreamToken}a%2Bb%2Fc%3D%26d&list=1&list=2&none=`,
  );
});

test('a server that refuses at each of its addresses fails with a reason, though Node gives the error none', async () => {
  const addresses = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }));
  const http = new Agent({ lookup: (_host, _options, found) => found(null, addresses) });
  const other = createHttpHandler({ ...agents, http }, { connectTimeoutMs: 200, requestTimeoutMs: 400 });
  const request = {
    method: 'GET',
    protocol: 'http:',
    hostname: 'aws.example',
    port: 1,
    path: '/',
    headers: {},
  };
  await expect(other.handle(request)).rejects.toMatchObject({ kind: 'unreachable', message: 'ECONNREFUSED' });
});

test('one connection serves request after request', async () => {
  const ports = new Set<number | undefined>();
  const upstream = await startUpstream((response, request) => {
    ports.add(request.socket.remotePort);
    response.end('{}');
  });
  for (let count = 0; count < 3; count += 1) await get(upstream.url);
  expect(ports.size).toBe(1);
});

test('a crowd shares a bounded number of connections', async () => {
  const connections = new Set<number | undefined>();
  const upstream = await startUpstream((response, request) => {
    connections.add(request.socket.remotePort);
    response.end('{}');
  });
  const answers = await Promise.all(Array.from({ length: 200 }, () => get(upstream.url)));
  expect(answers.map(({ response }) => response.statusCode)).toEqual(Array(200).fill(200));
  expect(connections.size).toBe(50);
});

test('an IPv6 address is asked, too', async () => {
  const url = await startRaw((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}'), '::1');
  expect((await get(url)).response.statusCode).toBe(200);
});

test.each([
  ['of a length that was told', 'content-length: 2\r\n\r\n{}'],
  ['in chunks', 'transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n'],
  ['that ends with its connection', '\r\n{}'],
])('an answer %s is whole although the connection is closed at once', async (_how, rest) => {
  const url = await startRaw((socket) => socket.end(`HTTP/1.1 200 OK\r\nconnection: close\r\n${rest}`));
  expect(Buffer.from((await get(url)).response.body).toString()).toBe('{}');
});

test.each([100, 102, 103])('what comes ahead of an answer (%i) is passed over', async (status) => {
  const url = await startRaw((socket) =>
    socket.end(`HTTP/1.1 ${status} Wait\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}`),
  );
  expect((await get(url)).response.statusCode).toBe(200);
});

describe('fails at once, whatever time there is, when', () => {
  // No time passes here: what waits for its end does not end.
  const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n';

  test.each([
    ['the protocol is switched', 'malformed', says(upgrade)],
    ['and the connection closed', 'malformed', ends(upgrade)],
    ['without saying to which', 'malformed', says('HTTP/1.1 101 X\r\n\r\n')],
    ['the connection is closed without an answer', 'unreachable', ends('')],
    ['and after information', 'unreachable', ends('HTTP/1.1 103 X\r\n\r\n')],
    ['within the headers', 'unreachable', ends('HTTP/1.1 200 OK\r\ncontent-')],
    ['within the body', 'unreachable', ends('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{')],
    ['in chunks', 'unreachable', ends('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\n{\r\n')],
    ['and reset', 'unreachable', resetAfter('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{')],
  ] as const)('%s', async (_what, kind, speak) => {
    const url = await startRaw(speak);
    await expect(get(url)).rejects.toMatchObject({ name: 'TransportError', kind });
  });
});

test.each(['', 'upgrade: websocket\r\nconnection: upgrade\r\n'])(
  'what follows a 101 with the headers "%s" is nobody else\'s answer',
  async (headers) => {
    let asked = 0;
    const url = await startRaw((socket) => {
      asked += 1;
      const next = `HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n${asked}`;
      socket.write(`HTTP/1.1 101 X\r\n${headers}\r\n${next}`);
    });
    for (let request = 1; request <= 4; request += 1) {
      await expect(get(url)).rejects.toMatchObject({ kind: 'malformed' });
      expect(asked).toBe(request);
    }
  },
);

test.each([
  [2_000_000, undefined],
  [2_000_001, 'Longer than 2000000 bytes.'],
])('an answer of %i bytes is refused with %p', async (length, message) => {
  const { url } = await startUpstream(text(200, 'x'.repeat(length)));
  const failure = await get(url).then(
    ({ response }) => expect(response.body).toHaveLength(length),
    (error: unknown) => error,
  );
  if (message === undefined) expect(failure).toBeUndefined();
  else expect(failure).toMatchObject({ kind: 'malformed', message });
});

/** Answers after so many milliseconds. */
function after(ms: number): Parameters<typeof startUpstream>[0] {
  return (response) => {
    jest.advanceTimersByTime(ms);
    response.end('{}');
  };
}

describe('time is kept', () => {
  test('for connecting only until the connection stands', async () => {
    const { url } = await startUpstream(after(399));
    expect((await get(url)).response.statusCode).toBe(200);
  });

  test('for the whole answer, on a kept connection as well', async () => {
    const { url } = await startUpstream(after(0), after(399), never);
    for (let count = 0; count < 2; count += 1) expect((await get(url)).response.statusCode).toBe(200);
    await expect(get(url)).rejects.toThrow('No answer within 400 ms.');
  });

  test('and a connection on which nothing came in time is closed', async () => {
    const closed = Promise.withResolvers<void>();
    const { url } = await startUpstream((response, request) => {
      request.socket.once('close', () => closed.resolve());
      never(response, request);
    });
    await expect(get(url)).rejects.toMatchObject({ kind: 'timeout' });
    await expect(closed.promise).resolves.toBeUndefined();
  });

  test('and no timer is left, whatever comes', async () => {
    const { url } = await startUpstream(after(0), reset, never);
    for (let count = 0; count < 3; count += 1) {
      await get(url).catch(() => undefined);
      expect(jest.getTimerCount()).toBe(0);
    }
    await get('http://127.0.0.1:1').catch(() => undefined);
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('whether a connection that broke stood before is told:', () => {
  test('not of a new one', async () => {
    const { url } = await startUpstream(reset);
    await expect(get(url)).rejects.toMatchObject({ kind: 'unreachable', onKeptConnection: false });
    await expect(get('http://127.0.0.1:1')).rejects.toMatchObject({ onKeptConnection: false });
  });

  test('of one that another request had', async () => {
    const { url } = await startUpstream(json(200, {}), reset);
    await get(url);
    await expect(get(url)).rejects.toMatchObject({ kind: 'unreachable', onKeptConnection: true });
  });

  test('not of any other failure', async () => {
    const { url } = await startUpstream(json(200, {}), never);
    await get(url);
    await expect(get(url)).rejects.toMatchObject({ kind: 'timeout', onKeptConnection: false });
  });
});

test.each([
  ['', 'The connection was closed.'],
  ['HTTP/1.1 101 X\r\n\r\n', 'HTTP 101, another protocol.'],
  ['HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{', 'The connection was closed.'],
])('what is said before the end, %j, is told as %j', async (said, message) => {
  const url = await startRaw(ends(said));
  const failure = await get(url).catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'TransportError' });
  // Node may have its own words for it first.
  expect([message, 'socket hang up']).toContain((failure as Error).message);
});

describe('fails in a known way when', () => {
  test('nobody listens', async () => {
    await expect(get('http://127.0.0.1:1')).rejects.toMatchObject({
      name: 'TransportError',
      kind: 'unreachable',
    });
  });

  test('the connection is reset', async () => {
    const { url } = await startUpstream(reset);
    await expect(get(url)).rejects.toMatchObject({ kind: 'unreachable' });
  });

  test('the answer breaks off', async () => {
    const { url } = await startUpstream((response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"a":', () => response.destroy());
    });
    await expect(get(url)).rejects.toMatchObject({ kind: 'unreachable' });
  });

  test('the answer never comes', async () => {
    const { url } = await startUpstream(never);
    await expect(get(url)).rejects.toMatchObject({ kind: 'timeout', message: 'No answer within 400 ms.' });
  });

  test('the answer trickles for too long', async () => {
    const { url } = await startUpstream((response) => {
      response.writeHead(200).write('{', () => setImmediate(() => jest.advanceTimersToNextTimer()));
    });
    await expect(get(url)).rejects.toMatchObject({ kind: 'timeout' });
  });

  test('TLS never comes to stand', async () => {
    const silent = createServer((socket) => {
      sockets.push(socket);
      // It has begun the handshake, so its connection as such stands.
      socket.once('data', () => jest.advanceTimersByTime(200));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const { port } = silent.address() as AddressInfo;
    await expect(get(`https://127.0.0.1:${port}`)).rejects.toMatchObject({
      kind: 'unreachable',
      message: 'No connection within 200 ms.',
    });
    silent.close();
  });

  test('the answer is larger than any of AWS', async () => {
    const { url } = await startUpstream(text(200, 'x'.repeat(5_000_000)));
    await expect(get(url)).rejects.toMatchObject({ kind: 'malformed' });
  });
});
