import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { installPackage } from '../build/package-consumer.ts';
import type { Consumer } from '../build/package-consumer.ts';
import { hasBoto3 } from '../end-to-end/python.ts';
import { runProgram } from '../run-node.ts';
import { hasAwsCli } from './aws-cli.ts';
import { send } from './raw-http.ts';
import { startEmulator } from './start-emulator.ts';

const guide = await readFile('docs/emulator.md', 'utf8');

/** A snippet of the guide, by the file that its first line names. */
function snippet(file: string): string {
  const [, code = ''] = new RegExp(`^\`\`\`\\w+\\n(?:#|//) ${file}\\n(.*?)^\`\`\`$`, 'ms').exec(guide) ?? [];
  expect(code).not.toBe('');
  return code;
}

let consumer: Consumer;
beforeAll(async () => {
  consumer = await installPackage();
  await consumer.borrow('@aws-sdk/client-appintegrations', 'jest', '@jest/globals', 'vitest');
  const [, seed = ''] = /^```json\n(.*?)^```$/ms.exec(guide) ?? [];
  await consumer.write('seed.json', seed);
});
afterAll(() => consumer.remove());

/** Runs a program in the project that installed the package. */
function run(file: string, args: string[], environment: Record<string, string> = {}) {
  return runProgram(file, args, {
    cwd: consumer.directory,
    env: { PATH: process.env['PATH'], NO_COLOR: '1', ...environment },
  });
}

test('the recipe for vitest passes', async () => {
  await consumer.write('orders.test.js', snippet('orders.test.js'));
  const { stdout, stderr } = await run(process.execPath, [resolve('node_modules/vitest/vitest.mjs'), 'run']);
  expect(stdout + stderr).toMatch(/Tests +2 passed/);
});

test('the recipe for jest passes', async () => {
  const [line = ''] = /^import .+ from '@jest\/globals';$/m.exec(guide) ?? [];
  const code = snippet('orders.test.js').replace(/^import .+ from 'vitest';$/m, line);
  expect(code).toContain(line);
  await consumer.write('orders.test.js', code);
  await consumer.write(
    'jest.config.js',
    `export default { transform: {}, testMatch: ['**/orders.test.js'] };`,
  );
  expect(await consumer.jest({ NODE_OPTIONS: '--experimental-vm-modules' })).toMatch(/Tests: +2 passed/);
});

test('the recipe for node:test passes', async () => {
  await consumer.write('orders.node-test.js', snippet('orders.node-test.js'));
  expect(await consumer.node('--test', 'orders.node-test.js')).toMatch(/pass 1\n/);
});

const { code: noPytest } = await runProgram('python3', ['-c', 'import pytest']).catch(() => ({ code: 1 }));
const withPytest = hasBoto3 && noPytest === 0 ? test : test.skip;

withPytest('the recipe for Python passes', async () => {
  for (const file of ['conftest.py', 'test_orders.py']) await consumer.write(file, snippet(file));
  const { stdout } = await run('python3', ['-m', 'pytest', '-q', '-p', 'no:cacheprovider']);
  expect(stdout).toContain('2 passed');
});

(hasAwsCli ? test : test.skip)('the lines for the AWS CLI work', async () => {
  const emulator = await startEmulator({ seed: [] });
  const lines = snippet('aws-cli.sh').replace('http://localhost:4600', emulator.url);
  const { stdout, stderr } = await run('sh', ['-ec', lines], { HOME: devNull });
  expect(stderr).toBe('');
  expect(stdout).toMatch(/\[\n\s+"cli"\n\]\n$/);
  await emulator.close();
});

test('the job for CI starts the emulator, and waits for it', async () => {
  const steps = [...snippet('emulator.yml').matchAll(/- run: (.+)$/gm)].map(([, line = '']) => line);
  expect(steps.shift()).toBe('npm ci');
  const script = steps
    .join('\n')
    .replace('npx appintegrations-bff emulator', 'node_modules/.bin/appintegrations-bff emulator --port 0')
    // The port is known only now.
    .replace('$AWS_ENDPOINT_URL_APPINTEGRATIONS', "$(grep -o 'http://[^ ]*[0-9]' emulator.log | head -1)");
  const child = spawn('sh', ['-ec', `${script}\nkill $!`], {
    cwd: consumer.directory,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output] = await once(child.stdout, 'data');
  expect(JSON.parse(String(output))).toMatchObject({ DataIntegrations: [{ Name: 'orders' }] });
  if (child.exitCode === null) await once(child, 'exit');
});

test('each line for the clock, for runs and for faults is taken', async () => {
  const emulator = await startEmulator({ seed: [{ Name: 'orders', associations: [{}] }] });
  const clock = /PUT \S+\/_emulator\/clock -d '(.+)'/.exec(snippet('clock.sh'))?.[1] ?? '';
  expect(await send(emulator, 'PUT', '/_emulator/clock', clock)).toMatchObject({ status: 204 });
  const run = /`PUT \/_emulator\/runs` with `(.+?)`/.exec(guide)?.[1] ?? '';
  expect(await send(emulator, 'PUT', '/_emulator/runs', run)).toMatchObject({ status: 204 });
  const faults = [...guide.matchAll(/\| `(\{"(?:faults|latencyMs)".+\})` \|$/gm)].map(
    ([, body = '']) => body,
  );
  expect(faults.length).toBeGreaterThan(8);
  for (const body of faults) {
    expect(await send(emulator, 'PUT', '/_emulator/faults', body)).toMatchObject({ status: 200 });
  }
  await emulator.close();
});

test('every flag of --help that the guide names exists, and every file', async () => {
  const help = await consumer.npx('appintegrations-bff', 'emulator', '--help');
  const flags = new Set(
    guide.match(/(?<=[\s`])--(?!help|save-dev|name|kms-key|query|experimental)[a-z][a-z-]*/g),
  );
  expect([...flags].filter((flag) => !help.includes(flag))).toEqual([]);
  expect(flags.size).toBeGreaterThan(5);
  await readFile(join(consumer.directory, 'node_modules/appintegrations-bff/emulator-seed.schema.json'));
});
