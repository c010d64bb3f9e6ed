import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { text } from 'node:stream/consumers';

import { afterEach, expect, test } from '@jest/globals';

import type { LocalOptions } from '../../local/start-local.ts';
import { stopClock } from '../stopped-clock.ts';
import { send } from './send.ts';
import { startsPerTest } from './started.ts';
import { startLocal } from './under-contract.ts';
import type { EmulatedBff } from './under-contract.ts';

stopClock();
const run = startsPerTest();
let local: EmulatedBff | undefined;
afterEach(() => local?.close());

async function start(options: Partial<LocalOptions>) {
  const silent = { log: () => {}, onRequest: () => {} };
  local = await startLocal({ port: 0, emulatorPort: 0, environment: {}, ...silent, ...options });
  return [local.gateway, local.emulator] as const;
}

const ROUTE = '/dataIntegrations/complete/associations';
const outside = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .filter(({ internal, family }) => !internal && family === 'IPv4');

test('--host 0.0.0.0 opens both servers to containers, and the function still finds the emulator', async () => {
  const hosts = ['localhost', 'host.docker.internal:1', ...outside.map(({ address }) => `${address}:1`)];
  for (const server of await start({ host: '0.0.0.0' })) {
    for (const Host of hosts) expect((await send(server, ROUTE, { headers: { Host } })).status).toBe(200);
    expect(await send(server, ROUTE, { headers: { Host: 'evil.example' } })).toMatchObject({ status: 403 });
  }
});

test('--allow-host counts for both servers', async () => {
  for (const server of await start({ allowedHosts: ['bff.test'] })) {
    expect(await send(server, ROUTE, { headers: { Host: 'bff.test:80' } })).toMatchObject({ status: 200 });
    expect(await send(server, ROUTE, { headers: { Host: 'my.bff.test' } })).toMatchObject({ status: 403 });
  }
});

test('the console may call the emulator, other pages of this machine may not', async () => {
  const [gateway, emulator] = await start({});
  const asked = async (Origin: string) =>
    (
      await send({ port: emulator.port }, '/_emulator/faults', {
        method: 'DELETE',
        headers: { Origin },
      })
    ).status;
  expect(await asked(`http://localhost:${gateway.port}`)).toBe(200);
  expect(await asked(`http://127.0.0.1:${gateway.port}`)).toBe(200);
  expect(await asked('http://localhost:1')).toBe(403);
  expect(await asked(`http://evil.example:${gateway.port}`)).toBe(403);
});

test.each([
  [['--host', '192.0.2.77'], '192.0.2.77 is no address of this machine. Choose another one with --host'],
  [['--hots', '0.0.0.0'], "Unknown option '--hots'. Did you mean --host?"],
  [['--allow-host', '*'], '"*" is no host to allow.'],
])('%j ends both commands with one sentence', async (args, sentence) => {
  for (const file of ['local/start.ts', 'emulator/start.ts']) {
    const started = run({}, [process.execPath, file, ...args]);
    const [[code], errors] = await Promise.all([once(started, 'exit'), text(started.stderr)]);
    expect([file, code, errors]).toEqual([file, 1, expect.stringMatching(/^[^\n]+\n$/)]);
    expect(errors).toContain(sentence);
  }
});
