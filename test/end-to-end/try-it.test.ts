import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

import { afterAll, expect, test } from '@jest/globals';

import { whatToTry } from '../../local/terminal/what-to-try.ts';
import { startWhole } from './whole.ts';

const run = promisify(execFile);
const hasCurl = await run('curl', ['--version']).then(
  () => true,
  () => false,
);
const withCurl = hasCurl ? test : test.skip;

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const section = readme.slice(readme.indexOf('## Try it'), readme.indexOf('## Test it'));

/** Commands are indented, what they continue with is indented further. Those that fail say so in a comment. */
const commands = Array.from(section.matchAll(/^ {4}curl (.*(?:\n {6}.*)*)/gm), ([, command = '']) => ({
  command,
  status: Number(/# ([45]\d\d):/.exec(command)?.[1] ?? 200),
}));

const whole = await startWhole();
const withSignIn = await startWhole({}, { signInPort: 0 });
afterAll(() => Promise.all([whole.close(), withSignIn.close()]));

withCurl.each(commands)('curl $command is answered with $status', async ({ command, status }) => {
  // Nothing else answers so.
  const { gateway, emulator } = status === 401 ? withSignIn : whole;
  const here = command
    .replaceAll('localhost:3000', `localhost:${gateway.port}`)
    .replaceAll('localhost:4600', `localhost:${emulator.port}`);
  const { stdout } = await run('sh', ['-c', `curl -s -o /dev/null -w '%{http_code}' ${here}`]);
  expect(stdout).toBe(String(status));
});

test('the commands are found, and what npm start prints is what the README says', () => {
  expect(commands.length).toBeGreaterThan(10);
  expect(section).toContain(
    `\n    ${whatToTry('http://127.0.0.1:3000', { emulatorUrl: 'http://127.0.0.1:4600' }).split('\n')[0]}\n`,
  );
});
