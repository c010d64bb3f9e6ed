import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';

import type { Emulator } from '../../emulator/server.ts';
import { startLocal } from '../../local/start-local.ts';
import type { LocalBff } from '../../local/start-local.ts';
import { canaries } from '../canaries.ts';
import { startEmulator } from '../emulator/start-emulator.ts';
import { stopClock } from '../stopped-clock.ts';
import { ask, linesOf, ready, startsPerTest } from './started.ts';

stopClock();
const run = startsPerTest();
let upstream: Emulator;
let local: LocalBff | undefined;
beforeAll(async () => {
  upstream = await startEmulator();
});
afterEach(() => local?.close());
afterAll(() => upstream.close());

const target = '/dataIntegrations/complete/associations';

async function startWith(environment: Record<string, string>): Promise<LocalBff> {
  const silent = { log: () => {}, onRequest: () => {} };
  // The port that the other upstream has, as when `npm run emulator` is that.
  local = await startLocal({
    port: 0,
    emulatorPort: upstream.port,
    environment,
    consoleFolder: 'web',
    ...silent,
  });
  return local;
}

test('with another upstream no emulator runs, and the console asks the route what there is', async () => {
  const { gateway, emulator, upstreamUrl } = await startWith({
    AWS_ENDPOINT_URL_APPINTEGRATIONS: upstream.url,
  });
  expect([emulator, upstreamUrl]).toEqual([undefined, upstream.url]);
  upstream.requests.clear();
  expect((await fetch(gateway.url + target)).status).toBe(200);
  expect(upstream.requests.count()).toBe(1);
  expect(await (await fetch(`${gateway.url}/config.json`)).json()).toEqual({
    apiUrl: '',
    integrations: [],
    listDataIntegrations: true,
  });
});

test('what npm start prints follows, names what is there, and its commands work', async () => {
  upstream.requests.clear();
  const { printed } = await ready(linesOf(run({ AWS_ENDPOINT_URL_APPINTEGRATIONS: upstream.url }).stdout));
  const text = printed.join('\n');
  expect(text).toContain(`It asks AppIntegrations at ${upstream.url}, and no emulator runs here.`);
  expect(text).not.toMatch(/emulator of|misbehave|throttled|NAME/);
  expect(upstream.requests.count()).toBe(1);
  const urls = Array.from(text.matchAll(/curl '(\S+)'/g), ([, url = '']) => url);
  expect(urls.map((url) => new URL(url).pathname)).toEqual([
    '/dataIntegrations',
    ...['complete', 'many', 'empty'].map((name) => `/dataIntegrations/${name}/associations`),
  ]);
  for (const url of urls) expect((await ask(url)).status).toBe(200);
});

test('an upstream that refuses does no harm to it', async () => {
  upstream.faults.set({ faults: [{ operation: 'ListDataIntegrations', like: 'denied' }] });
  const { printed } = await ready(linesOf(run({ AWS_ENDPOINT_URL_APPINTEGRATIONS: upstream.url }).stdout));
  const text = printed.join('\n');
  expect(text).toContain('NAME is the name, UUID or ARN of one of your data integrations:');
  expect(text).toContain(`It asks AppIntegrations at ${upstream.url}`);
});

test('a key in AWS KMS is asked: no secret made up here takes its place', async () => {
  const actions: unknown[] = [];
  const kms = createServer((request, response) => {
    actions.push([
      request.headers['x-amz-target'],
      /Credential=([^/]+)/.exec(request.headers.authorization ?? '')?.[1],
    ]);
    response.writeHead(200, { 'Content-Type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify({ Mac: Buffer.alloc(32, 1).toString('base64') }));
  });
  kms.listen(0, '127.0.0.1');
  await once(kms, 'listening');
  try {
    local = await startLocal({
      port: 0,
      emulatorPort: 0,
      environment: {
        CURSOR_KEY_ID: 'alias/cursor',
        AWS_ACCESS_KEY_ID: 'TESTKEYOFTHEUSER',
        AWS_SECRET_ACCESS_KEY: canaries.secretAccessKey,
        AWS_ENDPOINT_URL_KMS: `http://127.0.0.1:${(kms.address() as AddressInfo).port}`,
      },
      log: () => {},
      onRequest: () => {},
    });
    const page = await fetch(`${local.gateway.url}/dataIntegrations/many/associations?maxResults=1`);
    expect(await page.json()).toMatchObject({ NextToken: expect.any(String) });
    expect(actions).toEqual([['TrentService.GenerateMac', 'TESTKEYOFTHEUSER']]);
  } finally {
    kms.close();
    kms.closeAllConnections();
  }
});
