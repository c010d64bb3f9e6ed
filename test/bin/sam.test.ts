import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { consolePaths } from '../../contract/console.ts';
import { operations } from '../../contract/operations.ts';
import { settings } from '../../contract/settings.ts';
import { answerOf, contractViolations } from '../contract-check.ts';
import { linesOf, readUntil } from '../local/started.ts';
import { runNode } from '../run-node.ts';
import { REQUEST_ID } from './sam-event.ts';

const [route] = operations;

const onlyNode = dirname(process.execPath);
let scratch = '';

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'sam-'));
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

/** A folder with these commands, as a PATH on which nothing else is but Node.js. */
async function commands(scripts: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(scratch, 'path-'));
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  return `${folder}:${onlyNode}`;
}

const standIn = (script: string) => `exec '${process.execPath}' '${resolve(script)}' "$@"`;
const SAM = standIn('test/bin/stand-in-for-sam.ts');
const SERVING = standIn('test/bin/serving-stand-in-for-sam.ts');
/** Writes what it was called with, and makes nothing. */
const noSynthesis = (file: string) => `echo "$@" > '${file}'`;

function environment(PATH: string, more: Record<string, string> = {}) {
  const { DOCKER_HOST: _, ...own } = process.env;
  return {
    ...own,
    // A busy machine is no failure of AWS's.
    UPSTREAM_TIMEOUT_MS: '28000',
    PATH,
    EMULATOR_PORT: '0',
    TEST_URL: 'http://127.0.0.1:3000/dataIntegrations/a%25b%20%C3%BC/associations?maxResults=2',
    ...more,
  };
}

/** Runs `npm run sam` to its end. */
function sam(PATH: string, args: string[] = [], more: Record<string, string> = {}) {
  return runNode(['bin/sam.ts', ...args], { env: environment(PATH, more) });
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Runs it where something is missing, and returns the sentence that says so. */
async function refused(
  scripts: Record<string, string>,
  args: string[] = [],
  more: Record<string, string> = {},
) {
  const synthesis = join(scratch, 'never-called');
  const { stderr, stdout, code } = await sam(
    await commands({ npx: noSynthesis(synthesis), ...scripts }),
    args,
    more,
  );
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  await expect(readFile(synthesis)).rejects.toThrow('ENOENT');
  return stderr;
}

describe('what is missing is said in one sentence, before anything that takes long', () => {
  const everything = { sam: SAM, docker: 'exit 0' };

  test('SAM', async () => {
    expect(await refused({})).toBe(
      'The AWS SAM CLI is not installed. Install it (and Docker, which it runs the function in), ' +
        'or use npm start: that needs neither.\n',
    );
  });

  test('Docker', async () => {
    expect(await refused({ sam: SAM })).toBe(
      'Docker is not installed, and SAM runs the function in it. Install it, or use npm start: that needs neither.\n',
    );
  });

  test('a Docker that runs', async () => {
    expect(await refused({ sam: SAM, docker: 'exit 1' })).toBe(
      'Docker does not answer (docker info fails), and SAM runs the function in it. ' +
        'Start it, or use npm start: that needs neither.\n',
    );
  });

  test("SAM's port", async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const sentence = await refused(everything, ['-p', String(port)]);
    taken.close();
    expect(sentence).toBe(
      `Port ${port} is taken. Stop what listens there, or choose another with npm run sam -- --port 3000.\n`,
    );
  });

  test("the emulator's port", async () => {
    const taken = createServer().listen(0, '0.0.0.0');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const args = ['--port', String(await freePort())];
    const sentence = await refused(everything, args, { EMULATOR_PORT: String(port) });
    taken.close();
    expect(sentence).toBe(
      `Port ${port} is taken. Stop what listens there, or choose another with EMULATOR_PORT.\n`,
    );
  });

  test('two ports', async () => {
    const port = String(await freePort());
    expect(await refused(everything, ['--port', port], { EMULATOR_PORT: port })).toBe(
      `SAM and the emulator would both listen on port ${port}. Choose another with EMULATOR_PORT.\n`,
    );
  });

  test('a number for the port', async () => {
    expect(await refused(everything, [], { EMULATOR_PORT: 'abc' })).toBe(
      'EMULATOR_PORT must be a whole number from 0 to 65535, and is "abc".\n',
    );
  });

  test('a file that can be read', async () => {
    const args = ['--port', String(await freePort()), '--env-vars', '/nowhere/mine.json'];
    expect(await refused(everything, args)).toMatch(/^The file of --env-vars can't be read: .*\n$/);
  });
});

test('help needs no SAM', async () => {
  const { stdout, code } = await sam(onlyNode, ['--help']);
  expect(stdout).toContain('npm run sam -- [-c name=value] [--env-vars FILE] [flags of sam local start-api]');
  expect(code).toBe(0);
});

test("finch will do, and so will somebody else's engine", async () => {
  for (const [scripts, more] of [
    [{ docker: 'exit 1', finch: 'exit 0' }, {}],
    [{}, { DOCKER_HOST: 'unix:///run/podman/podman.sock' }],
  ] as const) {
    const PATH = await commands({ sam: SAM, npx: 'echo no template; exit 1', ...scripts });
    const { stdout, stderr } = await sam(PATH, ['--port', String(await freePort())], more);
    expect({ stdout, stderr }).toEqual({ stdout: 'no template\n', stderr: '' });
  }
});

test('context goes to the synthesis, and the rest to SAM', async () => {
  const called = join(scratch, 'called');
  const PATH = await commands({ sam: SAM, docker: 'exit 0', npx: `${noSynthesis(called)}; exit 1` });
  const args = ['-c', 'allowedOrigins=http://localhost:5173', '--port', String(await freePort())];
  expect(await sam(PATH, args)).toMatchObject({ code: 1 });
  expect(await readFile(called, 'utf8')).toMatch(
    /^cdk synth --quiet -c architecture=\w+ -c allowedOrigins=http:\/\/localhost:5173 -c stage=sam\n$/,
  );
});

test('SAM is stopped once, gently, however often a terminal, npm and people say so', async () => {
  const signals = join(scratch, 'signals');
  await writeFile(signals, '');
  const [port, emulatorPort] = [await freePort(), await freePort()];
  const PATH = await commands({ sam: SERVING, docker: 'exit 0', npx: 'exit 0' });
  const child = spawn(process.execPath, ['bin/sam.ts', '--port', String(port)], {
    env: environment(PATH, { SIGNALS: signals, EMULATOR_PORT: String(emulatorPort) }),
    stdio: ['ignore', 'pipe', 'inherit'],
    // As a terminal has it: a group of its own, which Ctrl-C goes to.
    detached: true,
  });
  const closed = once(child, 'close');
  const lines = linesOf(child.stdout);
  const printed = await readUntil(lines, /^SAM starts a container/);
  expect(printed).toContain(
    `  curl 'http://127.0.0.1:${port}/dataIntegrations/many/associations?maxResults=2'`,
  );

  for (const toWhom of [-Number(child.pid), Number(child.pid), -Number(child.pid)]) {
    process.kill(toWhom, 'SIGINT');
    process.kill(toWhom, 'SIGTERM');
    process.kill(toWhom, 'SIGQUIT');
    process.kill(toWhom, 'SIGHUP');
    // Whoever answers this has seen the signals before it.
    expect((await fetch(`http://127.0.0.1:${emulatorPort}/_emulator`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  }
  await fetch(`http://127.0.0.1:${port}/leave`).catch(() => undefined);
  expect(await closed).toEqual([0, null]);
  expect(await readFile(signals, 'utf8')).toBe('SIGTERM\n');
});

describe('with SAM', () => {
  test('the template is served: route, code, environment and emulator fit together', async () => {
    const file = join(scratch, 'mine.json');
    await writeFile(file, JSON.stringify({ Parameters: { PAGE_CACHE_SECONDS: '60' } }));
    const port = String(await freePort());
    const folder = (await commands({ sam: SAM, docker: 'exit 0' })).split(':')[0];
    const PATH = `${folder}:${process.env['PATH']}`;
    const args = ['--port', port, '--env-vars', file, '-c', 'allowedOrigins=http://localhost:5173'];
    const { stdout, code, stderr } = await sam(PATH, args);
    const [, json = stderr] = /^STAND-IN (.*)$/m.exec(stdout) ?? [];
    const { positionals, values, routes, route: served, answer } = JSON.parse(json);
    const { method, path, environment, architecture } = served;

    expect(code).toBe(0);
    expect(positionals).toEqual(['local', 'start-api']);
    expect(values).toMatchObject({
      template: 'cdk.out/AppIntegrationsBff-sam.template.json',
      'add-host': 'host.docker.internal:host-gateway',
      'env-vars': 'cdk.out/sam-environment.json',
      port,
    });
    expect({ routes, method, path }).toEqual({ routes: 1, method: route.method, path: route.path });
    // This machine's own: for another SAM would need an emulator of processors.
    expect(architecture).toBe(process.arch === 'arm64' ? 'arm64' : 'x86_64');
    expect(Object.keys(environment).toSorted()).toEqual(Object.keys(settings).toSorted());
    expect(environment).toMatchObject({
      CURSOR_KEY_ID: '',
      CURSOR_SECRET: expect.stringMatching(/^\w{64}$/),
      PAGE_CACHE_SECONDS: '60',
      ALLOWED_ORIGINS: 'http://localhost:5173',
    });
    expect(contractViolations(answerOf(answer, REQUEST_ID))).toEqual([]);
    expect(answer.statusCode).toBe(404);
    expect(JSON.parse(answer.body)).toMatchObject({
      code: 'ResourceNotFoundException',
      requestId: REQUEST_ID,
    });
  });

  test('the console is at the root, and asks for no sign-in, whatever the deployed one asks for', async () => {
    const port = String(await freePort());
    const folder = (await commands({ sam: SAM, docker: 'exit 0' })).split(':')[0];
    const PATH = `${folder}:${process.env['PATH']}`;
    const ask = async (path: string) => {
      const args = ['--port', port, '-c', 'console=true', '-c', 'auth=cognito'];
      const { stdout, stderr } = await sam(PATH, args, { TEST_URL: `http://127.0.0.1:${port}${path}` });
      const [, json = stderr] = /^STAND-IN (.*)$/m.exec(stdout) ?? [];
      return JSON.parse(json);
    };
    const { routes, route: served, answer } = await ask('/');
    expect({ routes, path: served.path }).toEqual({
      routes: operations.length + consolePaths.length,
      path: '/',
    });
    expect(answer).toMatchObject({ statusCode: 200, body: expect.stringContaining('<!doctype html>') });
    const { answer: config } = await ask('/config.json');
    expect(JSON.parse(config.body)).toEqual({ apiUrl: '.', listDataIntegrations: true, signIn: 'none' });
  });
});
