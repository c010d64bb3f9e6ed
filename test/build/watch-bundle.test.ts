import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { bundleFunction, makeBundle, modulesOf, WATCH_ENTRY_POINT } from '../../build/bundle.ts';
import { WATCH_HANDLER } from '../../contract/watch.ts';
import type { FailedRun, WalkSummary } from '../../contract/watch.ts';
import { startEmulator } from '../emulator/start-emulator.ts';
import { watchEnvironment } from '../lambda/watch/stepped-watch.ts';

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watch-bundle-test-'));
  await bundleFunction(folder);
});

afterAll(() => rm(folder, { recursive: true }));

/** Loads the watch in a process of its own, as Lambda does by the handler's name, and invokes it once. */
async function invokeWatch(environment: Record<string, string | undefined>) {
  const [file = '', name = ''] = WATCH_HANDLER.split('.');
  const script = `
    for (const level of ['info', 'warn', 'error']) console[level] = (message) => process.stdout.write(JSON.stringify({ level, message }) + '\\n');
    const { ${name}: handler } = await import(${JSON.stringify(join(folder, `${file}.mjs`))});
    const answer = await handler({ time: '2026-01-01T00:00:00Z' }, { getRemainingTimeInMillis: () => 900_000 });
    process.stdout.write(JSON.stringify(answer));
  `;
  const options = { env: { PATH: process.env['PATH'], ...environment } };
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], options);
  return stdout.split('\n').map((line) => JSON.parse(line) as unknown);
}

test('the deployed watch looks once, and ends by itself', async () => {
  const failed = { ExecutionStatus: 'FAILED', StatusMessage: 'Denied.' } as const;
  const seed = [{ Name: 'claims', associations: [{ LastExecutionStatus: failed }] }];
  await using emulator = Object.assign(await startEmulator({ seed }), {
    [Symbol.asyncDispose]: () => emulator.close(),
  });
  const [line, summary, answer] = await invokeWatch({
    ...watchEnvironment,
    AWS_ENDPOINT_URL_APPINTEGRATIONS: emulator.url,
  });
  expect(line).toMatchObject({
    level: 'warn',
    message: { run: 'failed', dataIntegration: 'claims', statusMessage: 'Denied.' } satisfies FailedRun,
  });
  const told = {
    walk: 'finished',
    unfinishedWalks: 0,
    failedRuns: 1,
    dataIntegrations: 1,
    calls: 2,
  } as const;
  expect(summary).toMatchObject({ level: 'info', message: told satisfies Partial<WalkSummary> });
  expect(answer).toMatchObject(told);
});

test('without its configuration the watch does not start, and says why', async () => {
  const { AWS_REGION: _region, ...environment } = watchEnvironment;
  await expect(invokeWatch(environment)).rejects.toMatchObject({
    stderr: expect.stringContaining('AWS_REGION is missing. AWS Lambda sets it; elsewhere, set it yourself.'),
  });
});

test('a folder with the function has both entries and the notices, and each entry is one file', async () => {
  expect(await readdir(folder)).toEqual(['THIRD-PARTY-NOTICES.txt', 'index.mjs', 'watch.mjs']);
});

test('the route has nothing of the watch', async () => {
  const modules = await modulesIn();
  expect(modules).toContain('lambda/create-handler.ts');
  expect(modules.filter((path) => path.includes('watch'))).toEqual([]);
});

test('the watch has nothing of requests, cursors and pages, and of no package that the route does not have', async () => {
  const modules = await modulesIn(WATCH_ENTRY_POINT);
  expect(modules).toContain('lambda/watch/walk.ts');
  expect(modules.filter((path) => /^lambda\/(route|cursors|pages)\//.test(path))).toEqual([]);
  const ofRoute = new Set((await modulesIn()).flatMap(packageOf));
  expect(modules.flatMap(packageOf).filter((name) => !ofRoute.has(name))).toEqual([]);
});

/** Paths of the modules that an entry is made of. */
async function modulesIn(entryPoint?: string): Promise<string[]> {
  const modules = modulesOf(await makeBundle(entryPoint));
  return modules.map((path) => relative(process.cwd(), path).replaceAll(sep, '/'));
}

function packageOf(path: string): string[] {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.slice(1) ?? [];
}
