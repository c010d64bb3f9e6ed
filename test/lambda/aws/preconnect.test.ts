import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { createAgents, createHttpHandler } from '../../../lambda/aws/http-handler.ts';
import { PreconnectingAgent } from '../../../lambda/aws/preconnect.ts';
import { stopClock } from '../../stopped-clock.ts';
import { until } from '../../until.ts';
import { startTlsServer } from '../tls-server.ts';

stopClock();

let server: Awaited<ReturnType<typeof startTlsServer>>;
let agents: ReturnType<typeof createAgents>;

/** The client's ends of the connections of a test. */
let dialled: Socket[];
const note = (message: unknown) => dialled.push((message as { socket: Socket }).socket);

beforeEach(async () => {
  dialled = [];
  subscribe('net.client.socket', note);
  server = await startTlsServer();
  agents = createAgents();
});

afterEach(() => {
  unsubscribe('net.client.socket', note);
  agents.https.destroy();
});

const get = ({ protocol, hostname, port }: URL) =>
  createHttpHandler(agents, { connectTimeoutMs: 1000, requestTimeoutMs: 1000 }).handle({
    method: 'GET',
    protocol,
    hostname,
    port: Number(port),
    path: '/',
    headers: {},
  });

test('the first requests use the connection that was opened ahead', async () => {
  await agents.https.preconnect(server.url, 1000);
  expect(server.sockets).toHaveLength(1);
  for (let count = 0; count < 3; count += 1) {
    expect((await get(server.url)).response.statusCode).toBe(200);
  }
  expect(server.sockets).toHaveLength(1);
});

test('a server at an IPv6 address is connected to, and its certificate checked', async () => {
  const other = await startTlsServer({ host: '::1' });
  const altnames = "IP: ::1 is not in the cert's list";
  await expect(agents.https.preconnect(other.url, 1000)).rejects.toThrow(altnames);
  await expect(get(other.url)).rejects.toThrow(altnames);
  expect(other.sockets).toHaveLength(2);
});

test('no address is taken for a name to ask the server for', async () => {
  const other = await startTlsServer({ host: '127.0.0.1' });
  const warned = jest.spyOn(process, 'emitWarning');
  await agents.https.preconnect(other.url, 1000);
  await get(other.url);
  expect(other.sockets).toHaveLength(1);
  expect(warned).not.toHaveBeenCalled();
});

test('a second connection beside it is a new one', async () => {
  await agents.https.preconnect(server.url, 1000);
  await Promise.all([get(server.url), get(server.url)]);
  expect(server.sockets).toHaveLength(2);
});

test('each server gets its own, whatever order they are asked in', async () => {
  const servers = [server, await startTlsServer({ host: '127.0.0.1' }), await startTlsServer()];
  await Promise.all(servers.map(({ url }) => agents.https.preconnect(url, 1000)));
  for (const { url } of servers.toReversed()) await get(url);
  for (const { sockets, requests } of servers) {
    expect(sockets).toHaveLength(1);
    expect(requests).toEqual(['/']);
  }
});

test('two names of one server are two servers', async () => {
  const other = await startTlsServer({ host: '127.0.0.1' });
  await agents.https.preconnect(new URL(`https://localhost:${other.url.port}`), 1000);
  await get(other.url);
  expect(other.sockets).toHaveLength(2);
});

test('a first request to another server, such as AWS KMS, does not get it', async () => {
  const other = await startTlsServer();
  await agents.https.preconnect(server.url, 1000);
  await get(other.url);
  expect(other.sockets).toHaveLength(1);
  await get(server.url);
  expect(server.sockets).toHaveLength(1);
});

test('a connection that was closed meanwhile is not used', async () => {
  await agents.https.preconnect(server.url, 1000);
  server.sockets[0]?.destroy();
  await until(() => dialled[0]?.destroyed === true);
  expect((await get(server.url)).response.statusCode).toBe(200);
  expect(server.sockets).toHaveLength(2);
});

test('one that is closed in the moment of its use counts as kept, so there is no need to wait before asking again', async () => {
  await agents.https.preconnect(server.url, 1000);
  server.sockets[0]?.destroy();
  await expect(get(server.url)).rejects.toMatchObject({ kind: 'unreachable', onKeptConnection: true });
  expect((await get(server.url)).response.statusCode).toBe(200);
});

test.each([
  [59_999, 1],
  [60_000, 2],
  [86_400_000, 2],
])('after a sleep of %i ms before its first use, there are %i connections', async (sleptMs, connections) => {
  await agents.https.preconnect(server.url, 1000);
  // No timer runs while a sandbox sleeps.
  jest.setSystemTime(Date.now() + sleptMs);
  await get(server.url);
  await get(server.url);
  expect(server.sockets).toHaveLength(connections);
  expect(dialled.map(({ destroyed }) => destroyed)).toEqual(connections === 1 ? [false] : [true, false]);
});

test('one that is used is kept for as long as others', async () => {
  await agents.https.preconnect(server.url, 1000);
  await get(server.url);
  jest.advanceTimersByTime(120_000);
  await get(server.url);
  expect(server.sockets).toHaveLength(1);
});

test('one on which the server has said something unasked is not used', async () => {
  const unasked = 'HTTP/1.1 408 Request Timeout\r\nContent-Length: 2\r\n\r\n{}';
  const impatient = await startTlsServer({ greeting: unasked });
  await agents.https.preconnect(impatient.url, 1000);
  await until(() => dialled[0]?.readableLength === unasked.length);
  await get(impatient.url).catch(() => undefined);
  expect(dialled[0]?.destroyed).toBe(true);
  expect(impatient.sockets).toHaveLength(2);
});

test.each([
  ['of another name', "Hostname/IP does not match certificate's altnames"],
  ['of an unknown issuer', 'self-signed certificate'],
] as const)('a server with a certificate %s gets no request', async (identity, why) => {
  const impostor = await startTlsServer({ identity });
  await expect(agents.https.preconnect(impostor.url, 1000)).rejects.toThrow(why);
  await expect(get(impostor.url)).rejects.toMatchObject({ kind: 'unreachable' });
  expect(impostor.requests).toEqual([]);
});

test('a failure is told, bounded in time, and the first request connects by itself', async () => {
  const silent = createServer(() => jest.advanceTimersByTime(100)).listen(0, 'localhost');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  await expect(agents.https.preconnect(new URL(`https://localhost:${port}`), 100)).rejects.toThrow(
    `No connection was opened ahead to localhost:${port}: not within 100 ms.`,
  );
  expect(dialled[0]?.destroyed).toBe(true);
  silent.close();
  await expect(agents.https.preconnect(new URL('https://localhost:1'), 100)).rejects.toThrow('ECONNREFUSED');
  expect((await get(server.url)).response.statusCode).toBe(200);
});

test.each([
  ['closes', (socket: Socket) => socket.end()],
  ['breaks off', (socket: Socket) => socket.resetAndDestroy()],
  ['says something else', (socket: Socket) => socket.end('SSH-2.0-server\r\n')],
])('a server that %s instead of shaking hands is a failure at once', async (_what, answer) => {
  const rude = createServer((socket) => void answer(socket.on('error', () => undefined)));
  await once(rude.listen(0, 'localhost'), 'listening');
  const { port } = rude.address() as AddressInfo;
  const failure = agents.https.preconnect(new URL(`https://localhost:${port}`), 1000);
  await expect(failure).rejects.toThrow(`No connection was opened ahead to localhost:${port}: `);
  rude.close();
});

test('a server that refuses at each of its addresses is told with the reason', async () => {
  const addresses = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }));
  const agent = new PreconnectingAgent({ lookup: (_host, _options, found) => found(null, addresses) });
  await expect(agent.preconnect(new URL('https://aws.example:1'), 1000)).rejects.toThrow(
    'No connection was opened ahead to aws.example:1: ECONNREFUSED',
  );
});

test('without a port it is that of HTTPS', async () => {
  const agent = new PreconnectingAgent({
    lookup: (_host, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }]),
  });
  await expect(agent.preconnect(new URL('https://aws.example'), 1000)).rejects.toThrow('127.0.0.1:443');
});

test('a server is told which name is asked for', async () => {
  const other = await startTlsServer();
  await agents.https.preconnect(other.url, 1000);
  expect((dialled[0] as TLSSocket & { servername?: string }).servername).toBe('localhost');
});
