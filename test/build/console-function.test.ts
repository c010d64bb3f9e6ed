import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { APIGatewayProxyResult } from 'aws-lambda';

import { assetEvent, consoleEvent } from '../console/console-event.ts';
import { runNode } from '../run-node.ts';

const COPIED = ['build', 'client', 'console', 'contract', 'emulator', 'web', 'package.json', 'tsconfig.json'];

let folder = '';
let built = '';
let told: Awaited<ReturnType<typeof build>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'console-function-'));
  built = join(folder, 'built');
  told = await build(built);
});
afterAll(() => rm(folder, { recursive: true }));

const build = (outdir: string, cwd = process.cwd()) =>
  runNode(['build/console-function.ts', outdir], { cwd });

/** Loads the function in a process of its own, as Lambda does, and invokes it with each of these events. */
async function invokeBuilt(environment: Record<string, string>, ...events: unknown[]) {
  const script = `
    const { handler } = await import(${JSON.stringify(join(built, 'index.mjs'))});
    const answers = await Promise.all(${JSON.stringify(events)}.map((event) => handler(event)));
    process.stdout.write(JSON.stringify(answers));
  `;
  return runNode(['--input-type=module', '--eval', script], { cwd: folder, env: environment });
}

/** Every file below a folder, by name. */
async function bytesIn(outdir: string): Promise<Record<string, string>> {
  const entries = await readdir(outdir, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const pairs = paths.map(
    async (path) => [path.slice(outdir.length), await readFile(path, 'latin1')] as const,
  );
  return Object.fromEntries(await Promise.all(pairs));
}

test('it says on stderr that it builds, and nothing on stdout, which under cdk synth is the template’s', () => {
  expect(told).toEqual({
    stdout: '',
    stderr: expect.stringMatching(
      /^Building the console's function, which takes some seconds \.\.\.\nThe console's function is built in [\d.]+ s\.\n$/,
    ),
    code: 0,
  });
});

test('the folder holds the function, and of the console what it answers with: no config.json', async () => {
  const names = Object.keys(await bytesIn(built));
  const assets = names.filter((name) => name.startsWith('/web/assets/'));
  expect(names.filter((name) => !assets.includes(name)).toSorted()).toEqual([
    '/THIRD-PARTY-NOTICES.txt',
    '/index.mjs',
    '/web/favicon.svg',
    '/web/index.html',
  ]);
  expect(assets.filter((name) => !/^\/web\/assets\/\w+-[\w-]{8}\.(css|js)$/.test(name))).toEqual([]);
  const page = await readFile(join(built, 'web/index.html'), 'utf8');
  const named = Array.from(page.matchAll(/(?:src|href)="\.(\/assets\/[^"]+)"/g), ([, name]) => `/web${name}`);
  expect(named).toHaveLength(2);
  expect(assets).toEqual(expect.arrayContaining(named));
});

test('the notices of all that the page is built from lie beside it', async () => {
  const notices = await readFile(join(built, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  for (const name of ['react', 'react-dom', '@tanstack/query-core', 'oauth4webapi']) {
    expect(notices).toMatch(new RegExp(`^${name} [\\d.]+ \\(MIT\\)\n(?:.+\n)*\n.*\n\nCopyright`, 'm'));
  }
});

test('it answers with each of these files and its configuration, and not with itself', async () => {
  const environment = {
    CONSOLE_CONFIG: '{"apiUrl":"/prod"}',
    CONSOLE_CONNECT_TO: 'https://login.example.com',
  };
  const assets = await readdir(join(built, 'web/assets'));
  const texts = ['index.html', 'favicon.svg', ...assets.map((name) => `assets/${name}`)].map((name) =>
    readFile(join(built, 'web', name), 'utf8'),
  );
  const { stdout, stderr } = await invokeBuilt(
    environment,
    consoleEvent('/'),
    consoleEvent('/favicon.svg'),
    ...assets.map(assetEvent),
    consoleEvent('/config.json'),
    assetEvent('../../index.mjs'),
  );
  expect(stderr).toBe('');
  const answers: APIGatewayProxyResult[] = JSON.parse(stdout);
  const missing = answers.pop();
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(answers.map(() => 200));
  expect(answers.map(({ body }) => body)).toEqual([...(await Promise.all(texts)), '{"apiUrl":"/prod"}']);
  expect(missing).toMatchObject({ statusCode: 404 });
  expect(answers[0]?.headers?.['Content-Security-Policy']).toContain(
    "connect-src 'self' https://login.example.com;",
  );
});

test.each([
  [{ CONSOLE_CONNECT_TO: '' }, 'CONSOLE_CONFIG is not set: set it to the text of config.json'],
  [{ CONSOLE_CONFIG: '{}' }, 'CONSOLE_CONNECT_TO is not set: set it to the origins that the page may call'],
  [{ CONSOLE_CONFIG: '{', CONSOLE_CONNECT_TO: '' }, 'CONSOLE_CONFIG does not hold a JSON object'],
])('with %j it does not start, and says why', async (environment, sentence) => {
  const { stderr, stdout, code } = await invokeBuilt(environment, consoleEvent('/'));
  expect([stdout, code]).toEqual(['', 1]);
  expect(stderr).toContain(sentence);
});

test('the same sources make the same bytes wherever the checkout lies, and a file it can’t answer with is refused', async () => {
  const copy = join(folder, 'another/check out');
  for (const each of COPIED) await cp(each, join(copy, each), { recursive: true });
  await symlink(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
  expect((await build('built again', copy)).code).toBe(0);
  const bytes = await bytesIn(built);
  expect(await bytesIn(join(copy, 'built again'))).toEqual(bytes);
  for (const text of Object.values(bytes)) {
    expect(text).not.toContain(process.cwd());
    expect(text).not.toContain(tmpdir());
  }

  await writeFile(join(copy, 'web/logo.png'), 'a picture');
  const css = join(copy, 'web/app.css');
  await writeFile(css, `${await readFile(css, 'utf8')}\nhtml { background: url(./logo.png); }\n`);
  const { stderr, code } = await build('with a picture', copy);
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /The function can't answer with assets\/logo-[\w-]{8}\.png: console\/console-files\.ts says which files it can\.\n$/,
  );
  expect(await readdir(copy)).not.toContain('with a picture');
});

test('a folder in use is refused, and without one it says how to call it', async () => {
  expect(await build(built)).toEqual({
    stdout: '',
    stderr: `${built} is not empty. Name a folder that is, or that is not there yet.\n`,
    code: 1,
  });
  const { stdout, stderr, code } = await runNode(['build/console-function.ts']);
  expect([stdout, code]).toEqual(['', 2]);
  expect(stderr).toMatch(/^Usage: node build\/console-function\.ts OUTDIR\n/);
});
