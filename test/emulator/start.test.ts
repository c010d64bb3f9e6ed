import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { afterEach, expect, test } from '@jest/globals';

import { until } from '../until.ts';
import { startEmulator } from './start-emulator.ts';

const children: ChildProcess[] = [];
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

function start(environment: Record<string, string>, ...args: string[]) {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('../../emulator/start.ts', import.meta.url)), ...args],
    {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  children.push(child);
  return child;
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'it says in one line where it is, serves, and stops at %s, whatever is not answered yet',
  async (signal) => {
    const child = start({ EMULATOR_PORT: '0' }, '--slow-ms=600000');
    const [output] = await once(child.stdout, 'data');
    const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(String(output)) ?? [];
    expect(String(output)).toBe(
      `AppIntegrations is at ${url}. ${url}/_emulator says what to try; Ctrl-C stops it.\n`,
    );
    expect((await fetch(`${url}/dataIntegrations/complete/associations`)).status).toBe(200);
    const unanswered = ['hang', 'slow'].map((identifier) =>
      fetch(`${url}/dataIntegrations/${identifier}/associations`).catch(() => 'ended'),
    );
    await until(async () => (await (await fetch(`${url}/_emulator/requests`)).text()).includes('"count":3'));

    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await Promise.all(unanswered)).toEqual(['ended', 'ended']);
  },
);

test('a signal that keeps coming, as through npm, does not cut the end short', async () => {
  const child = start({ EMULATOR_PORT: '0' });
  await once(child.stdout, 'data');
  const signals = setInterval(() => child.kill('SIGINT'), 1);
  const end = await once(child, 'exit');
  clearInterval(signals);
  expect(end).toEqual([0, null]);
});

test('a taken port gets one clear sentence', async () => {
  const emulator = await startEmulator();
  try {
    const child = start({ EMULATOR_PORT: String(emulator.port) });
    const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    expect(complaint).toBe(
      `Port ${emulator.port} is taken. Stop what listens there, or choose another with --port.\n`,
    );
    expect(code).toBe(1);
  } finally {
    await emulator.close();
  }
});
