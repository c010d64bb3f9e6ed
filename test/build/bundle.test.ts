import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { bundleFunction, makeBundle } from '../../build/bundle.ts';
import { bytesByOrigin } from '../../build/size.ts';
import { answerOf, contractViolations } from '../contract-check.ts';
import { testEnvironment } from '../lambda/environment.ts';
import { eventOf } from '../lambda/invoke.ts';
import { json, startUpstream } from '../lambda/upstream-server.ts';

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bundle-test-'));
  await bundleFunction(join(folder, 'one'));
});

afterAll(() => rm(folder, { recursive: true }));

/** Loads the deployed entry in a process of its own, as Lambda does, and invokes it once. */
async function invokeDeployed(environment: Record<string, string | undefined>) {
  const event = eventOf({});
  const script = `
    const { handler } = await import(${JSON.stringify(join(folder, 'one/index.mjs'))});
    const answer = await handler(${JSON.stringify(event)}, { awsRequestId: 'test' });
    process.stdout.write('\\n' + JSON.stringify(answer));
    process.exit();
  `;
  const options = { env: { PATH: process.env['PATH'], ...environment } };
  const output = await run(process.execPath, ['--input-type=module', '--eval', script], options);
  // What comes before the last line is the function's log.
  const answer = answerOf(JSON.parse(output.stdout.split('\n').at(-1) ?? ''), event.requestContext.requestId);
  expect(contractViolations(answer)).toEqual([]);
  return output;
}

test('the deployed entry answers', async () => {
  const upstream = await startUpstream(json(200, { DataIntegrationAssociations: [{ ClientId: 'client' }] }));
  const { stdout } = await invokeDeployed({
    ...testEnvironment,
    // A busy machine is no failure of AWS's.
    UPSTREAM_TIMEOUT_MS: '28000',
    AWS_ENDPOINT_URL_APPINTEGRATIONS: upstream.url,
  });
  expect(stdout).toContain('"statusCode":200');
  expect(stdout).toContain(String.raw`{\"DataIntegrationAssociations\":[{\"ClientId\":\"client\"}]}`);
});

test('without its configuration the deployed entry does not start, and says why', async () => {
  const { CURSOR_SECRET: _secret, ...environment } = testEnvironment;
  await expect(invokeDeployed(environment)).rejects.toMatchObject({
    stderr: expect.stringContaining('Neither CURSOR_KEY_ID (an AWS KMS HMAC key) nor CURSOR_SECRET'),
  });
});

test('an upstream that cannot be connected to ahead does not keep the function from starting', async () => {
  const environment = { ...testEnvironment, AWS_ENDPOINT_URL_APPINTEGRATIONS: 'https://127.0.0.1:1' };
  const { stdout, stderr } = await invokeDeployed(environment);
  expect(stdout).toContain('"statusCode":503');
  expect(stderr).toContain("reason: 'warm-up'");
});

test('the log names each server that could not be connected to ahead', async () => {
  const { CURSOR_SECRET: _secret, ...environment } = testEnvironment;
  const { stderr } = await invokeDeployed({
    ...environment,
    CURSOR_KEY_ID: 'alias/cursors',
    AWS_ENDPOINT_URL_APPINTEGRATIONS: 'https://127.0.0.1:1',
    AWS_ENDPOINT_URL_KMS: 'https://127.0.0.1:2',
  });
  for (const server of ['127.0.0.1:1', '127.0.0.1:2']) {
    // On a busy machine the half a second that there is for it may be over first.
    const reasons = `(connect ECONNREFUSED ${server}|not within 500 ms\\.)`;
    expect(stderr).toMatch(new RegExp(`No connection was opened ahead to ${server}: ${reasons}`));
  }
});

test('the same source makes the same bytes, wherever they are written', async () => {
  await bundleFunction(join(folder, 'somewhere/else'));
  const [one, other] = await Promise.all(
    ['one', 'somewhere/else'].map((path) => readFile(join(folder, path, 'index.mjs'), 'utf8')),
  );
  expect(other).toBe(one);
  expect(one).not.toContain(tmpdir());
  expect(one).not.toContain(process.cwd());
});

test('the notices of every package that the function has code of lie beside it, the same wherever they are written', async () => {
  const [one, other] = await Promise.all(
    ['one', 'somewhere/else'].map((path) => readFile(join(folder, path, 'THIRD-PARTY-NOTICES.txt'), 'utf8')),
  );
  expect(other).toBe(one);
  expect(one).not.toContain(tmpdir());
  expect(one).not.toContain(process.cwd());
  // The size report counts bytes by package, which is another way to the same names.
  const { metafile } = await makeBundle();
  const packages = bytesByOrigin(metafile).filter(([name, bytes]) => bytes > 0 && !name.endsWith('/'));
  expect(packages.length).toBeGreaterThan(20);
  const named = one?.matchAll(/^(@?[a-z][\w./-]*) \d[\w.-]* \([\w.-]+\)$/gm) ?? [];
  const names = Array.from(named, ([, name = '']) => name);
  expect(names.toSorted()).toEqual(packages.map(([name]) => name).toSorted());
});

test('Node loads its own modules lazily', async () => {
  const code = await readFile(join(folder, 'one/index.mjs'), 'utf8');
  expect(code).not.toMatch(/\b(from|import)\s*["'](node:)?(https?|crypto|fs|tls)["']/);
  expect(code).not.toContain('require(');
});

test('loading the function loads nothing of Node that it does not use', async () => {
  await bundleFunction(join(folder, 'only'), 'lambda/create-handler.ts');
  const script = `
    await import(${JSON.stringify(join(folder, 'only/index.mjs'))});
    process.stdout.write(process.moduleLoadList.join());
  `;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script]);
  expect(stdout).toContain('NativeModule https');
  const unused = /NativeModule (internal\/(deps\/undici|fs\/promises|util\/trace_sigint)|worker_threads)/g;
  expect(stdout.match(unused) ?? []).toEqual([]);
});
