import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { createAgents, createHttpHandler } from '../../../lambda/aws/http-handler.ts';
import { preconnect } from '../../../lambda/aws/preconnect.ts';
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
  await preconnect(agents.https, server.url, 1000);
  expect(server.sockets).toHaveLength(1);
  for (let count = 0; count < 3; count += 1) {
    expect((await get(server.url)).response.statusCode).toBe(200);
  }
  expect(server.sockets).toHaveLength(1);
});

test('a server at an IPv6 address is connected to, and its certificate checked', async () => {
  const other = await startTlsServer('good', '::1');
  const altnames = "IP: ::1 is not in the cert's list";
  await expect(preconnect(agents.https, other.url, 1000)).rejects.toThrow(altnames);
  await expect(get(other.url)).rejects.toThrow(altnames);
  expect(other.sockets).toHaveLength(2);
});

test('no address is taken for a name to ask the server for', async () => {
  const other = await startTlsServer('good', '127.0.0.1');
  const warned = jest.spyOn(process, 'emitWarning');
  await preconnect(agents.https, other.url, 1000);
  await get(other.url);
  expect(other.sockets).toHaveLength(1);
  expect(warned).not.toHaveBeenCalled();
});

test('a second connection beside it is a new one', async () => {
  await preconnect(agents.https, server.url, 1000);
  await Promise.all([get(server.url), get(server.url)]);
  expect(server.sockets).toHaveLength(2);
});

test('a first request to another server, such as AWS KMS, does not get it', async () => {
  const other = await startTlsServer();
  await preconnect(agents.https, server.url, 1000);
  await get(other.url);
  expect(other.sockets).toHaveLength(1);
  await get(server.url);
  expect(server.sockets).toHaveLength(1);
});

test('a connection that was closed meanwhile is not used', async () => {
  await preconnect(agents.https, server.url, 1000);
  server.sockets[0]?.destroy();
  await until(() => dialled[0]?.destroyed === true);
  expect((await get(server.url)).response.statusCode).toBe(200);
  expect(server.sockets).toHaveLength(2);
});

test.each([
  ['of another name', "Hostname/IP does not match certificate's altnames"],
  ['of an unknown issuer', 'self-signed certificate'],
] as const)('a server with a certificate %s gets no request', async (identity, why) => {
  const impostor = await startTlsServer(identity);
  await expect(preconnect(agents.https, impostor.url, 1000)).rejects.toThrow(why);
  await expect(get(impostor.url)).rejects.toMatchObject({ kind: 'unreachable' });
  expect(impostor.requests).toEqual([]);
});

test('a failure is told, bounded in time, and the first request connects by itself', async () => {
  const silent = createServer(() => jest.advanceTimersByTime(100)).listen(0, 'localhost');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  await expect(preconnect(agents.https, new URL(`https://localhost:${port}`), 100)).rejects.toThrow(
    'No connection within 100 ms.',
  );
  silent.close();
  await expect(preconnect(agents.https, new URL('https://localhost:1'), 100)).rejects.toThrow('ECONNREFUSED');
  expect((await get(server.url)).response.statusCode).toBe(200);
});
