import { once } from 'node:events';
import { text } from 'node:stream/consumers';

import { expect, test } from '@jest/globals';

import { until } from '../until.ts';
import { send } from './send.ts';
import { ask, linesOf, readUntil, ready, startsPerTest } from './started.ts';

const run = startsPerTest();

test('it starts, prints commands that work, and logs a line per request without colour or cursor', async () => {
  const { lines, printed, port } = await ready(linesOf(run().stdout));
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

test('--sign-in starts an identity provider, and what it prints is so', async () => {
  const started = run({}, [process.execPath, 'local/start.ts', '--sign-in']);
  const { printed } = await ready(linesOf(started.stdout));
  const text = printed.join('\n');
  const [, command = ''] = /curl '(\S+)' {3}# 401:/.exec(text) ?? [];
  expect((await ask(command)).status).toBe(401);
  const [, issuer = ''] = /the identity provider .*, at (\S+)\./.exec(text) ?? [];
  const discovery = await fetch(`${issuer}/.well-known/openid-configuration`);
  expect(await discovery.json()).toMatchObject({ issuer });
  started.kill('SIGTERM');
  const [code] = await once(started, 'exit');
  expect(code).toBe(0);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s stops it although a request hangs, and also when it keeps coming',
  async (signal) => {
    const started = run();
    const { port, emulatorPort } = await ready(linesOf(started.stdout));
    const hanging = send({ port }, '/dataIntegrations/hang/associations').catch((error: unknown) => error);
    await until(async () => {
      const asked = await send({ port: emulatorPort }, '/_emulator/requests');
      return asked.body.includes('"hang"');
    });
    const signals = setInterval(() => started.kill(signal), 20);
    const [code] = await once(started, 'exit');
    clearInterval(signals);
    expect(code).toBe(0);
    // Whoever waits for the function gets its 503 in the end: this request was cut off.
    expect(await hanging).toMatchObject({ code: 'ECONNRESET' });
  },
);

test('npm start passes a signal on, and ends as the server does', async () => {
  const started = run({}, ['npm', 'start']);
  const { port } = await ready(linesOf(started.stdout));
  started.kill('SIGTERM');
  const [code] = await once(started, 'exit');
  expect(code).toBe(0);
  await expect(send({ port }, '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test.each([
  [
    'a port that is not a number',
    { PORT: 'http' },
    'PORT is "http" but must be a whole number from 0 to 65535.\n',
  ],
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
  const { port } = await ready(linesOf(run().stdout));
  const second = run({ PORT: String(port) });
  const [code, errors] = await Promise.all([once(second, 'exit'), text(second.stderr)]);
  expect(errors).toBe(`Port ${port} is taken. Stop what listens there, or choose another with PORT.\n`);
  expect(code[0]).toBe(1);
});

test('--help explains', async () => {
  const started = run({ PORT: 'http' }, [process.execPath, 'local/start.ts', '--help']);
  const [code, printed] = await Promise.all([once(started, 'exit'), text(started.stdout)]);
  expect(printed).toContain('EMULATOR_PORT');
  expect(code[0]).toBe(0);
});
