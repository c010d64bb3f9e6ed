import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { createFunction } from '../../lambda/create-handler.ts';
import { canaries, macOfKms } from '../canaries.ts';
import { stopClock } from '../stopped-clock.ts';
import { until } from '../until.ts';
import { testEnvironment } from './environment.ts';
import { invoke } from './invoke.ts';
import { startTlsServer } from './tls-server.ts';
import { json, startUpstream } from './upstream-server.ts';

stopClock();

const page = { DataIntegrationAssociations: [], NextToken: canaries.upstreamToken };
const mac = { Mac: macOfKms };

let dialled: Socket[];
const silent: Server[] = [];
const note = (message: unknown) => dialled.push((message as { socket: Socket }).socket);

beforeEach(() => {
  dialled = [];
  subscribe('net.client.socket', note);
});

afterEach(() => {
  unsubscribe('net.client.socket', note);
  for (const socket of dialled) socket.destroy();
  for (const server of silent.splice(0)) server.close();
});

const keyFromKms = { CURSOR_SECRET: '', CURSOR_KEY_ID: 'alias/cursors' };

function start(appIntegrations: string, kms: string, more: Record<string, string> = keyFromKms) {
  return createFunction(
    {
      ...testEnvironment,
      AWS_ENDPOINT_URL_APPINTEGRATIONS: appIntegrations,
      AWS_ENDPOINT_URL_KMS: kms,
      ...more,
    },
    { log: () => undefined },
  );
}

/** A server that accepts connections, and then is silent. */
async function startSilent(): Promise<string> {
  const server = createServer();
  silent.push(server);
  await once(server.listen(0, 'localhost'), 'listening');
  return `localhost:${(server.address() as AddressInfo).port}`;
}

test('the first request of a function with its key in KMS finds both connections open', async () => {
  const [appIntegrations, kms] = [
    await startTlsServer({ answer: page }),
    await startTlsServer({ answer: mac }),
  ];
  const { handler, warmUp } = start(appIntegrations.url.href, kms.url.href);
  await Promise.all(warmUp());
  expect([appIntegrations.sockets.length, kms.sockets.length]).toEqual([1, 1]);
  // No key is derived before it is needed.
  expect(kms.requests).toEqual([]);

  const { statusCode, json: answer } = await invoke(handler);
  expect(statusCode).toBe(200);
  expect(answer.NextToken).toMatch(/^[\w-]+$/);
  expect([appIntegrations.sockets.length, kms.sockets.length]).toEqual([1, 1]);
  expect(kms.requests).toEqual(['/']);
});

test('a function with a secret opens none to KMS', async () => {
  const [appIntegrations, kms] = [
    await startTlsServer({ answer: page }),
    await startTlsServer({ answer: mac }),
  ];
  const more = { CURSOR_KEY_ID: 'alias/cursors' };
  await Promise.all(start(appIntegrations.url.href, kms.url.href, more).warmUp());
  expect([appIntegrations.sockets.length, kms.sockets.length]).toEqual([1, 0]);
  expect(dialled).toHaveLength(1);
});

test('a table that sandboxes share is connected to as well', async () => {
  const [appIntegrations, kms, table] = [
    await startTlsServer({ answer: page }),
    await startTlsServer({ answer: mac }),
    await startTlsServer(),
  ];
  const more = { ...keyFromKms, PAGE_CACHE_SECONDS: '5', SHARED_PAGES_TABLE: 'pages' };
  const environment = { ...more, AWS_ENDPOINT_URL_DYNAMODB: table.url.href };
  await Promise.all(start(appIntegrations.url.href, kms.url.href, environment).warmUp());
  expect([appIntegrations, kms, table].map(({ sockets }) => sockets.length)).toEqual([1, 1, 1]);
});

test('one endpoint for both gets one', async () => {
  const both = await startTlsServer({ answer: page });
  await Promise.all(start(both.url.href, new URL('/kms', both.url).href).warmUp());
  expect(both.sockets).toHaveLength(1);
});

test('what is asked over plain HTTP gets none', async () => {
  const [appIntegrations, kms] = [
    await startUpstream(json(200, page)),
    await startTlsServer({ answer: mac }),
  ];
  await Promise.all(start(appIntegrations.url, kms.url.href).warmUp());
  expect(kms.sockets).toHaveLength(1);
  expect(dialled).toHaveLength(1);
  expect(start(appIntegrations.url, appIntegrations.url).warmUp()).toEqual([]);
});

test('the failure of one does no harm to the other', async () => {
  const [appIntegrations, kms] = [
    await startTlsServer({ answer: page }),
    await startTlsServer({ answer: mac }),
  ];
  expect(await Promise.allSettled(start('https://localhost:1', kms.url.href).warmUp())).toEqual([
    {
      status: 'rejected',
      reason: expect.objectContaining({
        message: expect.stringMatching(/^No connection was opened ahead to localhost:1: .*ECONNREFUSED/),
      }),
    },
    { status: 'fulfilled', value: undefined },
  ]);
  expect(kms.sockets).toHaveLength(1);

  const { handler, warmUp } = start(appIntegrations.url.href, 'https://localhost:1');
  await Promise.allSettled(warmUp());
  expect(appIntegrations.sockets).toHaveLength(1);
  // The key is wanted and not to be had; nothing else went wrong.
  expect((await invoke(handler)).json).toMatchObject({ code: 'ServiceUnavailable' });
  expect(appIntegrations.requests).toHaveLength(1);
  expect(appIntegrations.sockets).toHaveLength(1);
});

test('all of them together hold up the start for half a second at most', async () => {
  const hosts = [await startSilent(), await startSilent()];
  const [first = '', second = ''] = hosts.map((host) => `https://${host}`);
  const opening = Promise.allSettled(start(first, second).warmUp());
  await until(() => dialled.length === 2);
  jest.advanceTimersByTime(500);
  expect(await opening).toEqual(
    hosts.map((host) => ({
      status: 'rejected',
      reason: new Error(`No connection was opened ahead to ${host}: not within 500 ms.`),
    })),
  );
});
