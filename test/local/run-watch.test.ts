import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { text as readAll } from 'node:stream/consumers';

import { afterEach, expect, test } from '@jest/globals';

import type { Emulator } from '../../emulator/server.ts';
import type { SeedIntegration } from '../../emulator/state/seed.ts';
import { runWatch } from '../../local/run-watch.ts';
import { canaries } from '../canaries.ts';
import { NOON, startEmulator } from '../emulator/start-emulator.ts';
import { awsError, json, startUpstream } from '../lambda/upstream-server.ts';
import { runNode } from '../run-node.ts';
import { until } from '../until.ts';

const running: Emulator[] = [];

afterEach(() => Promise.all(running.splice(0).map((emulator) => emulator.close())));

/** Runs the command on a clock that only waiting moves. */
async function look(environment: Readonly<Record<string, string>>, ...args: string[]) {
  const out = { stdout: '', stderr: '' };
  const clock = { now: 0 };
  const code = await runWatch(
    args,
    environment,
    {
      stdout: { write: (text) => void (out.stdout += text) },
      stderr: { write: (text) => void (out.stderr += text) },
    },
    {
      emulatorNow: () => NOON,
      now: () => clock.now,
      pause: async (milliseconds) => void (clock.now += milliseconds),
    },
  );
  return { code, ...out, ms: clock.now };
}

async function lookAt(seed: readonly SeedIntegration[], more: Readonly<Record<string, string>> = {}) {
  const emulator = await startEmulator({ seed });
  running.push(emulator);
  const looked = await look({ AWS_ENDPOINT_URL_APPINTEGRATIONS: emulator.url, ...more });
  return { ...looked, emulator };
}

const failed = { ExecutionStatus: 'FAILED', StatusMessage: 'Access to the bucket was denied.' } as const;
const claims = (...last: SeedIntegration['associations'] & object) => ({
  Name: 'claims',
  associations: last,
});

test('without configuration it looks at the example data, which has failures', async () => {
  const { code, stdout, stderr } = await look({});
  expect(code).toBe(1);
  expect(stdout).toMatch(/^data integration +destination +what AWS says\n/);
  expect(stdout).toMatch(
    /^servicenow-incidents +s3:\/\/amzn-s3-demo-bucket\/incidents\/2 +The connector refused the request: 403 User Not Authorized$/m,
  );
  expect(stdout).toMatch(/\n\n27 of 155 runs failed \(20 data integrations, 24 calls\)\.\n$/);
  expect(stderr).toBe('These are the example data of the emulator: --help says how to look at others.\n');
});

test('where one failed it says which, and ends with 1, one call a second', async () => {
  const seed = [
    claims({ DestinationURI: 's3://exports/claims', LastExecutionStatus: failed }),
    { Name: 'other' },
  ];
  const { code, stdout, stderr, ms } = await lookAt(seed);
  expect({ code, stderr, ms }).toEqual({ code: 1, stderr: '', ms: 2000 });
  expect(stdout).toBe(`data integration  destination          what AWS says
claims            s3://exports/claims  Access to the bucket was denied.

1 of 1 run failed (2 data integrations, 3 calls).
`);
});

test('where none failed it ends with 0', async () => {
  const { code, stdout, stderr } = await lookAt([claims({ ClientId: 'client' })]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe('0 of 1 run failed (1 data integration, 2 calls).\n');
});

test('the allow-list counts, and what is on it and not there makes the answer uncertain', async () => {
  const seed = [claims({ LastExecutionStatus: failed }), { Name: 'other' }];
  const { code, stdout, stderr, emulator } = await lookAt(seed, { ALLOWED_DATA_INTEGRATIONS: 'other,othr' });
  expect(code).toBe(2);
  expect(stdout).toBe('0 of 0 runs failed (1 data integration, 2 calls).\n');
  expect(stderr).toBe('ALLOWED_DATA_INTEGRATIONS has "othr", which AppIntegrations does not list.\n');
  expect(emulator.requests.count()).toBe(2);
});

test.each([
  [
    'credentials are refused',
    awsError(403, 'UnrecognizedClientException', 'The security token is invalid.'),
    1,
    'AWS refused',
  ],
  ['the list is denied', awsError(403, 'AccessDeniedException', 'Not authorized.'), 1, 'AWS refused'],
  ['AppIntegrations fails', awsError(500, 'InternalServiceError', 'Oops.'), 4, 'AppIntegrations failed'],
  ['something else answers', json(200, []), 4, 'What answered was not AppIntegrations'],
])('where %s it says so, and ends with 2', async (_what, answer, calls, sentence) => {
  const upstream = await startUpstream(answer);
  const { code, stdout, stderr } = await look({ AWS_ENDPOINT_URL: upstream.url });
  expect(code).toBe(2);
  expect(stderr).toMatch(new RegExp(`^Not everything was looked at\\. ${sentence}.*\\n$`));
  expect(stdout).toBe(
    `0 of 0 runs that were looked at failed (0 data integrations, ${calls} call${calls === 1 ? '' : 's'}).\n`,
  );
  expect(upstream.requests).toHaveLength(calls);
});

test('an endpoint that nobody listens at', async () => {
  const { code, stderr } = await look({ AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^Not everything was looked at\. AppIntegrations could not be reached: .*ECONNREFUSED.*\n$/,
  );
});

test.each([
  [
    { AWS_ENDPOINT_URL_APPINTEGRATION: 'http://127.0.0.1:1' },
    'AWS_ENDPOINT_URL_APPINTEGRATIONS is probably meant',
  ],
  [{ ALLOWED_DATA_INTEGRATION: 'claims' }, 'ALLOWED_DATA_INTEGRATIONS is probably meant'],
  [{ ALLOWED_DATA_INTEGRATIONS: ',' }, 'must name at least one, or be empty for all'],
  [{ AWS_ENDPOINT_URL: 'localhost' }, 'must be an http or https URL'],
  [
    { AWS_ENDPOINT_URL: 'https://app-integrations.eu-west-1.amazonaws.com' },
    'AWS itself is to be asked, for which credentials and a Region must be given',
  ],
  [{ npm_lifecycle_event: 'watch', npm_config_help: 'true' }, 'Write npm run watch -- --help'],
])('%j is refused with a sentence, and it ends with 2', async (environment, sentence) => {
  const { code, stdout, stderr } = await look(environment);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(sentence);
  expect(stderr).not.toContain('    at ');
});

test('settings of the route say nothing here, be they right or wrong', async () => {
  const { code } = await lookAt([], {
    PAGE_CACHE_SECONDS: 'many',
    CURSOR_SECRET: canaries.cursorSecret.slice(0, 8),
    CURSOR_KEY_ID: 'alias/key',
  });
  expect(code).toBe(0);
});

test.each([['--hlep'], ['--help=yes'], ['claims']])('%s is refused, and it ends with 2', async (arg) => {
  const { code, stdout, stderr } = await look({}, arg);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).not.toBe('');
});

test('npm run watch is this command, and --help says what its ends mean', async () => {
  const { code, stdout, stderr } = await runNode(['local/watch.ts', '--help']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(
    'It ends with 0 where no run failed, with 1 where one did, and with 2 where it can',
  );
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it with 2 and a sentence', async (signal) => {
  const upstream = await startUpstream(() => undefined);
  const child = spawn(process.execPath, ['local/watch.ts'], {
    env: { PATH: process.env['PATH'], AWS_ENDPOINT_URL: upstream.url },
  });
  const said = readAll(child.stderr);
  await until(() => upstream.requests.length > 0);
  child.kill(signal);
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).toBe(2);
  expect(await said).toBe('\nStopped before everything was looked at: nobody can tell.\n');
});

test('where nobody can hear its sentences, what it ends with still says what they would have said', async () => {
  // Nothing can be written to what is open for reading only.
  const deaf = openSync('package.json', 'r');
  const child = spawn(process.execPath, ['local/watch.ts'], {
    env: { PATH: process.env['PATH'], ALLOWED_DATA_INTEGRATIONS: ',' },
    stdio: ['ignore', 'ignore', deaf],
  });
  const [code] = (await once(child, 'close')) as [number | null];
  closeSync(deaf);
  expect(code).toBe(2);
});

test('a terminal that does not know its width has its rows in a line each, and a progress of the usual width', async () => {
  const emulator = await startEmulator({
    seed: [claims({ LastExecutionStatus: failed, DestinationURI: 's3://exports' })],
  });
  running.push(emulator);
  const out = { stdout: '', stderr: '' };
  const terminal = { isTTY: true, columns: 0 };
  const code = await runWatch(
    [],
    { AWS_ENDPOINT_URL: emulator.url },
    {
      stdout: { ...terminal, write: (text) => void (out.stdout += text) },
      stderr: { ...terminal, write: (text) => void (out.stderr += text) },
    },
    { callEveryMs: 0 },
  );
  expect(code).toBe(1);
  expect(out.stdout).toMatch(/^claims +s3:\/\/exports +Access to the bucket was denied\.$/m);
  expect(out.stderr).toContain('Call 2, 1 data integration: claims');
});
