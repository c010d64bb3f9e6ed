import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, expect, test } from '@jest/globals';

import { answerTo, contractViolations, type Answer } from '../contract-check.ts';
import { send } from './send.ts';

let children: ChildProcess[] = [];

afterEach(async () => {
  const running = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  children = [];
  await Promise.all(running.map((child) => (child.kill('SIGKILL'), once(child, 'exit'))));
});

/** Starts `node local/start.ts`, or another command, on free ports unless told otherwise. */
function run(environment: Record<string, string> = {}, command = [process.execPath, 'local/start.ts']) {
  const [file = '', ...args] = command;
  const env = { ...process.env, NODE_OPTIONS: '', PORT: '0', EMULATOR_PORT: '0', ...environment };
  const started = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(started);
  return started;
}

/** Reads what is printed, up to a line; what comes after can be read on. */
async function readUntil(lines: AsyncIterator<string>, last: RegExp): Promise<string[]> {
  const read: string[] = [];
  for (;;) {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`It ended before ${String(last)}: ${read.join('\n')}`);
    read.push(value);
    if (last.test(value)) return read;
  }
}

const ROUTE_URL = /http:\/\/localhost:(\d+)/;

async function ready(started: ReturnType<typeof run>) {
  const lines = createInterface({ input: started.stdout })[Symbol.asyncIterator]();
  const printed = await readUntil(lines, /^Ctrl-C/);
  return { lines, printed, port: Number(ROUTE_URL.exec(printed.join('\n'))?.[1]) };
}

/** What another process answers; must be as documented. */
async function ask(url: string): Promise<Answer> {
  const answer = await answerTo(await fetch(url));
  expect(contractViolations(answer)).toEqual([]);
  return answer;
}

test('it starts, prints commands that work, and logs a line per request without colour or cursor', async () => {
  const { lines, printed, port } = await ready(run());
  const commands = Array.from(printed.join('\n').matchAll(/curl '(\S+)'/g), ([, url = '']) => url);
  expect(commands.length).toBeGreaterThan(2);
  for (const url of commands) expect((await ask(url)).status).toBe(200);
  await readUntil(lines, /^$/);
  const base = `http://localhost:${port}`;
  const page = await ask(`${base}/dataIntegrations/many/associations?maxResults=7`);
  const { NextToken } = JSON.parse(page.body);
  await ask(`${base}/dataIntegrations/many/associations?nextToken=${NextToken}`);
  await ask(`${base}/nothing/%1B[2J`);
  const logged = await readUntil(lines, /nothing/);
  expect(logged.slice(commands.length)).toEqual([
    expect.stringMatching(/^GET \/dataIntegrations\/many\/associations\?maxResults=7 200 \d+ ms$/),
    expect.stringMatching(/^GET \/dataIntegrations\/many\/associations\?nextToken=\.\.\. 200 \d+ ms$/),
    expect.stringMatching(/^GET \/nothing\/%1B\[2J 403 \d+ ms$/),
  ]);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s stops it within a second, with a request hanging, and also when it comes twice',
  async (signal) => {
    const started = run();
    const { port } = await ready(started);
    const hanging = send({ port }, '/dataIntegrations/hang/associations').catch((error: unknown) => error);
    await ask(`http://localhost:${port}/dataIntegrations/empty/associations`);
    const startedAt = performance.now();
    started.kill(signal);
    await sleep(100);
    started.kill(signal);
    const [code] = await once(started, 'exit');
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(code).toBe(0);
    expect(await hanging).toMatchObject({ code: 'ECONNRESET' });
  },
);

test('npm start passes a signal on, and ends as the server does', async () => {
  const started = run({}, ['npm', 'start']);
  const { port } = await ready(started);
  started.kill('SIGTERM');
  const [code] = await once(started, 'exit');
  expect(code).toBe(0);
  await expect(send({ port }, '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test.each([
  ['a port that is none', { PORT: 'http' }, 'PORT is "http" but must be a whole number from 0 to 65535.\n'],
  [
    'a setting that is wrong',
    { PAGE_CACHE_SECONDS: 'often' },
    expect.stringMatching(
      /^[^\n]*PAGE_CACHE_SECONDS is "often" but must be a whole number from 0 to 300\.\n$/,
    ),
  ],
])('%s ends it with one sentence', async (_, environment, sentence) => {
  const started = run(environment);
  const [code, errors] = await Promise.all([once(started, 'exit'), text(started.stderr)]);
  expect(errors).toEqual(sentence);
  expect(code[0]).toBe(1);
});

test('a taken port ends it with one sentence', async () => {
  const { port } = await ready(run());
  const second = run({ PORT: String(port) });
  const [code, errors] = await Promise.all([once(second, 'exit'), text(second.stderr)]);
  expect(errors).toBe(`Port ${port} is taken. Choose another one with the variable PORT.\n`);
  expect(code[0]).toBe(1);
});

test('--help explains', async () => {
  const started = run({ PORT: 'http' }, [process.execPath, 'local/start.ts', '--help']);
  const [code, printed] = await Promise.all([once(started, 'exit'), text(started.stdout)]);
  expect(printed).toContain('EMULATOR_PORT');
  expect(code[0]).toBe(0);
});
