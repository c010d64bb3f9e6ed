import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { route } from '../../contract/route.ts';
import { settings } from '../../contract/settings.ts';
import { answerOf, contractViolations } from '../contract-check.ts';
import { runNode } from '../run-node.ts';
import { REQUEST_ID } from './sam-event.ts';

const onlyNode = dirname(process.execPath);
let scratch = '';

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'sam-'));
  const script = resolve('test/bin/stand-in-for-sam.ts');
  await writeFile(join(scratch, 'sam'), `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
  await chmod(join(scratch, 'sam'), 0o755);
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Runs `npm run sam`. */
function sam(PATH: string, EMULATOR_PORT: number | string, args: string[] = []) {
  return runNode(['bin/sam.ts', ...args], {
    env: {
      ...process.env,
      PATH,
      EMULATOR_PORT: String(EMULATOR_PORT),
      TEST_URL: 'http://127.0.0.1:3000/dataIntegrations/a%25b%20%C3%BC/associations?maxResults=2',
    },
  });
}

test('without SAM, one sentence says what to do', async () => {
  const { stderr, stdout, code } = await sam(onlyNode, 0);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe(
    'The AWS SAM CLI is not installed. Install it (and Docker, which it runs the function in), ' +
      'or use npm start: that needs neither.\n',
  );
});

test('help needs no SAM', async () => {
  const { stdout, code } = await sam(onlyNode, 0, ['--help']);
  expect(stdout).toContain('npm run sam -- [flags of sam local start-api');
  expect(code).toBe(0);
});

test('a port that is none is said in one sentence', async () => {
  const { stderr, code } = await sam(onlyNode, 'abc');
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'EMULATOR_PORT must be a whole number from 0 to 65535, and is "abc".\n',
  });
});

describe('with SAM', () => {
  test('the template is served: route, code, environment and emulator fit together', async () => {
    const { stdout, code, stderr } = await sam(`${scratch}:${process.env['PATH']}`, 0, ['--port', '3001']);
    const [, json = stderr] = /^STAND-IN (.*)$/m.exec(stdout) ?? [];
    const { positionals, values, routes, route: served, answer } = JSON.parse(json);
    const { method, path, environment, architecture } = served;

    expect(code).toBe(0);
    expect(positionals).toEqual(['local', 'start-api']);
    expect(values).toMatchObject({
      template: 'cdk.out/AppIntegrationsBff-sam.template.json',
      'add-host': 'host.docker.internal:host-gateway',
      port: '3001',
    });
    expect({ routes, method, path }).toEqual({ routes: 1, method: route.method, path: route.path });
    // This machine's own: for another SAM would need an emulator of processors.
    expect(architecture).toBe(process.arch === 'arm64' ? 'arm64' : 'x86_64');
    expect(Object.keys(environment).toSorted()).toEqual(Object.keys(settings).toSorted());
    expect(environment).toMatchObject({
      CURSOR_KEY_ID: '',
      CURSOR_SECRET: expect.stringMatching(/^\w{64}$/),
    });
    expect(contractViolations(answerOf(answer, REQUEST_ID))).toEqual([]);
    expect(answer.statusCode).toBe(404);
    expect(JSON.parse(answer.body)).toMatchObject({
      code: 'ResourceNotFoundException',
      requestId: REQUEST_ID,
    });
  });

  test('a taken port is said in one sentence', async () => {
    const taken = createServer().listen(0, '0.0.0.0');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { stderr, code } = await sam(`${scratch}:${process.env['PATH']}`, port);
    taken.close();
    expect(code).toBe(1);
    expect(stderr).toContain("The emulator's port is taken.");
    expect(stderr).not.toContain('    at ');
  });
});
