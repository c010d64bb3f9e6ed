import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { samEnvironment } from '../../bin/sam-environment.ts';

const EMULATOR = 'http://host.docker.internal:4600';
let file = '';

beforeAll(async () => {
  file = join(await mkdtemp(join(tmpdir(), 'sam-environment-')), 'mine.json');
});

afterAll(() => rm(join(file, '..'), { recursive: true, force: true }));

async function merged(content: unknown) {
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return samEnvironment(EMULATOR, file);
}

const secret = expect.stringMatching(/^[0-9a-f]{64}$/);
const ours = { CURSOR_KEY_ID: '', CURSOR_SECRET: secret, AWS_ENDPOINT_URL_APPINTEGRATIONS: EMULATOR };

test('without a file there is the emulator, and a secret in place of KMS', () => {
  expect(samEnvironment(EMULATOR)).toEqual({ Parameters: ours });
});

test("the user's file adds to that", async () => {
  expect(await merged({ Parameters: { PAGE_CACHE_SECONDS: '60' } })).toEqual({
    Parameters: { ...ours, PAGE_CACHE_SECONDS: '60' },
  });
});

test('and beats it', async () => {
  const Parameters = {
    AWS_ENDPOINT_URL_APPINTEGRATIONS: 'http://172.17.0.1:9',
    CURSOR_SECRET: 'x'.repeat(32),
  };
  expect(await merged({ Parameters })).toEqual({ Parameters: { CURSOR_KEY_ID: '', ...Parameters } });
});

test('variables of one function stay', async () => {
  const Handler = { PAGE_CACHE_SECONDS: 60 };
  expect(await merged({ Handler })).toEqual({ Handler, Parameters: ours });
});

test.each(['Parameters', 'Handler'])('a KMS key is asked where one is named under %s', async (section) => {
  const { Parameters } = await merged({ [section]: { CURSOR_KEY_ID: 'alias/cursors' } });
  expect(Parameters).not.toHaveProperty('CURSOR_SECRET');
});

test.each([
  ['{', /mine\.json is not JSON: /],
  [[], /mine\.json must look like \{"Parameters": \{"PAGE_CACHE_SECONDS": "60"\}\}\.$/],
  ['null', /must look like/],
  [{ PAGE_CACHE_SECONDS: '60' }, /must look like/],
  [
    { Parameters: { PAGE_CACHE_SECOND: '60' } },
    /which is no setting of the function\. Did you mean PAGE_CACHE_SECONDS\?$/,
  ],
  [
    { Parameters: { TZ: 'UTC' } },
    /sets TZ, which is no setting of the function\. The settings are CURSOR_KEY_ID, /,
  ],
])('%p is refused', async (content, sentence) => {
  await expect(merged(content)).rejects.toThrow(sentence);
});

test('a file that is not there is said', () => {
  expect(() => samEnvironment(EMULATOR, '/nowhere/mine.json')).toThrow(
    /^The file of --env-vars can't be read: ENOENT.*nowhere\/mine\.json/,
  );
});
