import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';

import { afterEach, expect, jest, test } from '@jest/globals';

import { readOptions } from '../../client/options.ts';
import { canaries, mayGiveSecrets } from '../canaries.ts';
import { invoke } from '../lambda/invoke.ts';
import { startHandler } from '../lambda/start-handler.ts';
import { runNode } from '../run-node.ts';
import { until } from '../until.ts';
import { showWatch, takeLeaks } from './show-watch.ts';

const SECRET = canaries.upstreamToken;
const leakAt = (where: string) => `${where} has the canary "upstreamToken", or a piece of it.`;

const closers: (() => unknown)[] = [];
afterEach(() => {
  jest.restoreAllMocks();
  for (const close of closers.splice(0)) close();
});

async function startServer(answer: RequestListener, mark: (server: object) => void = () => {}) {
  const server = createServer(answer);
  mark(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closers.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Nothing comes to the terminal of whoever runs the tests. */
function quiet(): void {
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, '_write').mockImplementation((_chunk, _encoding, done) => done());
  }
}

const get = async (url: string, headers = {}) => (await fetch(url, { headers })).text();

test.each<[string, RequestListener]>([
  ['a body', (_, response) => response.end(SECRET)],
  ['a header', (_, response) => response.setHeader('X-Next', SECRET).end()],
  ['a reason', (_, response) => response.writeHead(500, SECRET).end()],
  ['two chunks', (_, response) => response.write('Q.eQ', () => response.end('.eQ.eQ.e'))],
  ['base64', (_, response) => response.end(Buffer.from(`a${SECRET}`).toString('base64'))],
  ['an echo of the request', ({ headers }, response) => response.end(headers['x-echo'])],
  ['bytes', (_, response) => response.end(Buffer.from(SECRET))],
])('what a server answers is seen: %s', async (_, answer) => {
  await get(await startServer(answer), { 'X-Echo': SECRET });
  expect(takeLeaks()).toEqual([leakAt('What a server answers')]);
});

test('what is no HTTP is seen as well', async () => {
  const url = await startServer(({ socket }) => socket.end(SECRET));
  await expect(get(url)).rejects.toThrow('fetch failed');
  expect(takeLeaks()).toEqual([leakAt('What a server answers')]);
});

test('a server that stands in for AWS gives secrets, and what is asked is no answer', async () => {
  const url = await startServer((_, response) => response.end(SECRET), mayGiveSecrets);
  expect(await get(`${url}/?nextToken=${SECRET}`, { Authorization: SECRET })).toBe(SECRET);
  expect(takeLeaks()).toEqual([]);
});

test('so may one that resets the connection, or has closed before its answer is read', async () => {
  for (const end of ['resetAndDestroy', 'destroySoon'] as const) {
    const server = mayGiveSecrets(createServer());
    server.on('connection', (socket) => {
      server.close();
      socket.write(SECRET, () => socket[end]());
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    client.pause().on('error', () => undefined);
    await once(server, 'close');
    const closed = new Promise((resolve) => client.once('close', resolve));
    client.resume();
    await closed;
    expect(takeLeaks()).toEqual([]);
  }
});

test.each(['log', 'info', 'warn', 'error', 'debug'] as const)('what console.%s is told is seen', (method) => {
  quiet();
  console[method]('said %s', SECRET);
  expect(takeLeaks()).toEqual([leakAt('What a test prints')]);
  // Nor need whoever runs the tests see it.
  (console as { getBuffer?: () => unknown[] }).getBuffer?.().splice(0);
});

test.each(['stdout', 'stderr'] as const)('what this process writes to %s is seen', (stream) => {
  quiet();
  process[stream].write(SECRET.slice(0, 8));
  expect(takeLeaks()).toEqual([leakAt('What a test prints')]);
});

test.each(['stdout', 'stderr'])('what another process writes to %s is seen', async (stream) => {
  await runNode(['--eval', `process.${stream}.write(${JSON.stringify(SECRET)})`]);
  expect(takeLeaks()).toEqual([leakAt('What node --eval prints')]);
});

test('every process has a secret in its environment', async () => {
  await runNode(['--eval', 'console.log(process.env)'], { env: {} });
  expect(takeLeaks()).toEqual(['What node --eval prints has the canary "password", or a piece of it.']);
});

test('what a server in another process answers is seen', async () => {
  const script = `
    const server = require('node:http').createServer((request, response) => {
      response.end(request.headers['x-echo']);
      server.close();
    });
    server.listen(0, '127.0.0.1', () => console.log(server.address().port));`;
  let port = '';
  const { spawn } = await import('node:child_process');
  const child = spawn(process.execPath, ['--eval', script]);
  child.stdout.on('data', (text: Buffer) => (port += text.toString()));
  await until(() => port.endsWith('\n'));
  await get(`http://127.0.0.1:${port.trim()}`, { 'X-Echo': SECRET, Connection: 'close' });
  expect(takeLeaks()).toEqual([leakAt('What a server in another process answers')]);
  await once(child, 'close');
});

test('what the function logs and answers is seen', async () => {
  const { handler } = startHandler('http://127.0.0.1:1', {}, { upstream: () => Promise.reject(SECRET) });
  const answer = handler({} as never, { awsRequestId: SECRET } as never);
  await expect(answer).rejects.toThrow('The answer has the secret "upstreamToken", or a piece of it.');
  const refused = invoke(handler, { headers: {} });
  await expect(refused).rejects.toThrow('The log has the secret "upstreamToken", or a piece of it.');
});

test('so is a cursor in the log, although no canary is in one', async () => {
  const page = { entries: [], token: 'next' };
  const { handler, lines } = startHandler('http://127.0.0.1:1', {}, { upstream: async () => page });
  const { json } = await invoke(handler);
  const query = { nextToken: json.NextToken };
  expect(await invoke(handler, { query })).toMatchObject({ statusCode: 200 });
  const piece = query.nextToken.slice(5, 20);
  const leaking = startHandler(
    'http://127.0.0.1:1',
    {},
    {
      upstream: async () => Promise.reject(new Error(piece)),
    },
  );
  await expect(invoke(leaking.handler, { query })).rejects.toThrow(
    'The log has the secret "cursor", or a piece of it.',
  );
  expect(lines).toHaveLength(2);
});

test('an error that the product makes is seen, and one of a test is not', () => {
  expect(new Error(SECRET).message).toBe(SECRET);
  expect(takeLeaks()).toEqual([]);
  expect(() => readOptions({ baseUrl: SECRET })).toThrow(TypeError);
  expect(takeLeaks()).toEqual([leakAt('An error')]);
});

test('what is said is the place, and never the secret', () => {
  showWatch('A picture', SECRET);
  expect(takeLeaks()).toEqual(['A picture has the canary "upstreamToken", or a piece of it.']);
});

test('a test in which something was seen fails, as does a file after its tests', async () => {
  const jestFile = new URL('../../node_modules/jest/bin/jest.js', import.meta.url).pathname;
  const { stderr, code } = await runNode(
    ['--experimental-vm-modules', jestFile, '--config', 'test/canaries/leaking/jest.config.js'],
    { cwd: new URL('../..', import.meta.url).pathname },
  );
  expect(code).toBe(1);
  expect(stderr).toContain('● leaks › one that prints');
  expect(stderr).toContain('● Test suite failed to run');
  expect(stderr).toMatch(/✓ one that does not|1 passed/);
  expect(stderr).not.toContain(SECRET.slice(0, 8));
});
