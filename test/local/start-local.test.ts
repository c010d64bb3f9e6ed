import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, expect, jest, test } from '@jest/globals';

import { ALLOWED_REQUEST_HEADERS } from '../../contract/headers.ts';
import type { FinishedRequest } from '../../local/gateway/gateway.ts';
import type { LocalOptions } from '../../local/start-local.ts';
import { stopClock } from '../stopped-clock.ts';
import { startLocal } from './under-contract.ts';
import type { EmulatedBff } from './under-contract.ts';

stopClock();
let local: EmulatedBff | undefined;

afterEach(() => local?.close());

async function start(options: Partial<LocalOptions> = {}): Promise<EmulatedBff> {
  local = await startLocal({
    port: 0,
    emulatorPort: 0,
    environment: {},
    log: () => {},
    onRequest: () => {},
    ...options,
  });
  return local;
}

test('the route is answered from the emulator, by the real function', async () => {
  const { gateway, emulator } = await start();
  const response = await fetch(`${gateway.url}/dataIntegrations/complete/associations`);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    DataIntegrationAssociations: [{ ClientId: 'customer-profiles' }],
  });
  expect(emulator.requests.recent()).toMatchObject([{ identifier: 'complete' }]);
});

test('whoever closes it a second time waits for the same end', async () => {
  const { close } = await start();
  const over: string[] = [];
  void close().then(() => over.push('first'));
  await close();
  expect(over).toEqual(['first']);
});

test('settings reach function and gateway', async () => {
  const environment = { ALLOWED_ORIGINS: 'https://app.example', PAGE_CACHE_SECONDS: '60' };
  const { gateway, emulator } = await start({ environment });
  const headers = { Origin: 'https://app.example' };
  const url = `${gateway.url}/dataIntegrations/complete/associations`;
  const pages = [await fetch(url, { headers }), await fetch(url, { headers })];
  expect(pages.map(({ status }) => status)).toEqual([200, 200]);
  expect(emulator.requests.count()).toBe(1);
  const noRoute = await fetch(`${gateway.url}/nothing`, { headers });
  const preflight = await fetch(url, { method: 'OPTIONS', headers });
  expect([noRoute.status, preflight.status]).toEqual([403, 204]);
  for (const answer of [...pages, noRoute, preflight]) {
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('https://app.example');
  }
});

test('headers for pages say nothing where no page may call', async () => {
  await expect(start({ environment: { ALLOWED_HEADERS: 'X-Session-Token' } })).rejects.toThrow(
    'ALLOWED_HEADERS says nothing without ALLOWED_ORIGINS: give that, too.',
  );
});

test('two servers have two ports', async () => {
  await expect(start({ port: 4600, emulatorPort: 4600 })).rejects.toThrow(
    'PORT and EMULATOR_PORT are both 4600: give them different ones.',
  );
});

test('a page may send the headers that were asked for', async () => {
  const environment = { ALLOWED_ORIGINS: '*', ALLOWED_HEADERS: 'X-Session-Token, X-Tenant' };
  const { gateway } = await start({ environment });
  const preflight = await fetch(`${gateway.url}/dataIntegrations/complete/associations`, {
    method: 'OPTIONS',
  });
  const allowed = preflight.headers.get('Access-Control-Allow-Headers')?.split(', ');
  expect(allowed).toEqual([...ALLOWED_REQUEST_HEADERS, 'X-Session-Token', 'X-Tenant']);
});

test('a header that no page can send ends the start with a sentence', async () => {
  await expect(start({ environment: { ALLOWED_HEADERS: 'Cookie' } })).rejects.toThrow(
    'ALLOWED_HEADERS holds "Cookie", which browsers set themselves and no page can send: leave it out.',
  );
});

test('function and gateway log one request under one id', async () => {
  const log = jest.fn<LocalOptions['log']>();
  const over = Promise.withResolvers<FinishedRequest>();
  const { gateway } = await start({ log, onRequest: over.resolve });
  const response = await fetch(`${gateway.url}/dataIntegrations/missing/associations`);
  const { requestId } = await over.promise;
  expect(log).toHaveBeenCalledWith('info', expect.objectContaining({ requestId, status: 404 }));
  expect(response.headers.get('x-amzn-RequestId')).toBe(requestId);
});

test.each(['/', '/openapi.json'])('%s is there', async (path) => {
  const { gateway } = await start();
  expect((await fetch(gateway.url + path)).status).toBe(200);
});

test('the console takes the place of that page once it is built', async () => {
  const consoleFolder = await mkdtemp(join(tmpdir(), 'start-local-'));
  try {
    const { gateway } = await start({ consoleFolder });
    expect(await (await fetch(gateway.url)).text()).toContain('Try:');
    await writeFile(join(consoleFolder, 'index.html'), 'the console');
    expect(await (await fetch(gateway.url)).text()).toBe('the console');
    const config = await (await fetch(`${gateway.url}/config.json`)).json();
    expect(config).toMatchObject({ apiUrl: '', integrations: expect.anything() });
  } finally {
    await rm(consoleFolder, { recursive: true });
  }
});

test('a caller may add to what the console is told, also later', async () => {
  const consoleFolder = await mkdtemp(join(tmpdir(), 'start-local-'));
  try {
    await writeFile(join(consoleFolder, 'index.html'), 'the console');
    let issuer = 'http://localhost:4001';
    const consoleSettings = () => ({ config: { apiUrl: '/other', signIn: { issuer } }, connectTo: [issuer] });
    const { gateway } = await start({ consoleFolder, consoleSettings });
    for (issuer of [issuer, 'http://localhost:4002']) {
      const answer = await fetch(`${gateway.url}/config.json`);
      expect(await answer.json()).toMatchObject({
        apiUrl: '/other',
        listDataIntegrations: true,
        signIn: { issuer },
      });
      expect(answer.headers.get('Content-Security-Policy')).toContain(`connect-src 'self' ${issuer};`);
    }
  } finally {
    await rm(consoleFolder, { recursive: true });
  }
});

test('a setting that is wrong ends the start with its sentence, and frees the ports', async () => {
  const emulatorPort = (await start()).emulator.port;
  await local?.close();
  const environment = { PAGE_CACHE_SECONDS: 'often' };
  await expect(start({ emulatorPort, environment })).rejects.toThrow('PAGE_CACHE_SECONDS');
  expect((await start({ emulatorPort })).emulator.port).toBe(emulatorPort);
});

test.each(['port', 'emulatorPort'] as const)('a taken %s ends the start with a sentence', async (name) => {
  const { gateway } = await start();
  const variable = { port: 'PORT', emulatorPort: 'EMULATOR_PORT' }[name];
  await expect(
    startLocal({
      port: 0,
      emulatorPort: 0,
      environment: {},
      log: () => {},
      onRequest: () => {},
      [name]: gateway.port,
    }),
  ).rejects.toThrow(
    `Port ${gateway.port} is taken. Stop what listens there, or choose another with ${variable}.`,
  );
});
