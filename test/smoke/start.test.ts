import { expect, test } from '@jest/globals';

import { runNode } from '../run-node.ts';
import { ORIGIN, startDeployed } from './deployed.ts';

/** Runs `npm run smoke`. */
function smoke(...args: string[]) {
  return runNode(['smoke/start.ts', ...args]);
}

/** Without credentials, and without looking for any where they take their time. */
const noCredentials = { PATH: process.env['PATH'], HOME: '/nonexistent', AWS_EC2_METADATA_DISABLED: 'true' };

test('a route that keeps its contract gets a table and exit code 0', async () => {
  const deployed = await startDeployed();
  const { stdout, code } = await smoke('--url', deployed.url, '--identifier', 'complete', '--origin', ORIGIN);
  await deployed.close();
  expect(stdout).toContain('kept         400 for maxResults=0\n');
  expect(stdout).toMatch(/\n\d+ kept, 0 differ, \d+ not checked\n$/);
  expect(code).toBe(0);
});

test('one that does not gets the difference and exit code 1', async () => {
  const deployed = await startDeployed((result) => ({ ...result, statusCode: 200 }));
  const { stdout, code } = await smoke('--url', deployed.url);
  await deployed.close();
  expect(stdout).toContain('differs      400 for maxResults=0\n               status is 200, not 400\n');
  expect(code).toBe(1);
});

test('where nothing answers, that is said once, with exit code 2', async () => {
  const { stdout, stderr, code } = await smoke('--url', 'http://127.0.0.1:1');
  expect({ code, stdout }).toEqual({ code: 2, stdout: 'http://127.0.0.1:1, as anyone\n\n' });
  expect(stderr).toMatch(/^Nothing could be checked: no answer: fetch failed \(.+\)\n$/);
});

test('without credentials to sign with, too', async () => {
  const args = ['smoke/start.ts', '--url', 'http://127.0.0.1:1', '--region', 'us-east-1'];
  const { stderr, code } = await runNode(args, { env: noCredentials });
  expect(code).toBe(2);
  expect(stderr).toBe('Nothing could be checked: Could not load credentials from any providers\n');
});

test('a wrong command line gets a sentence, the usage and exit code 2', async () => {
  const { stdout, stderr, code } = await smoke('--url', 'nowhere');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^--url must be .*\n\nWalks the deployed routes/);
});

test('help is on standard output, and no error', async () => {
  const { stdout, code } = await smoke('--help');
  expect(stdout).toContain('npm run smoke -- --url URL');
  expect(code).toBe(0);
});
