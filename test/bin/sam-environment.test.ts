import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { samEnvironment } from '../../bin/sam-environment.ts';
import { canaries } from '../canaries.ts';

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
const page = {
  CONSOLE_CONFIG: '{"apiUrl":".","listDataIntegrations":true,"signIn":"none"}',
  CONSOLE_CONNECT_TO: '',
};
const ours = {
  CURSOR_KEY_ID: '',
  CURSOR_SECRET: secret,
  AWS_ENDPOINT_URL_APPINTEGRATIONS: EMULATOR,
  ...page,
};

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
    CURSOR_SECRET: canaries.cursorSecret,
  };
  expect(await merged({ Parameters })).toEqual({
    Parameters: { CURSOR_KEY_ID: '', ...page, ...Parameters },
  });
});

test('a KMS key is asked where one is named', async () => {
  const { Parameters } = await merged({ Parameters: { CURSOR_KEY_ID: 'alias/cursors' } });
  expect(Parameters).not.toHaveProperty('CURSOR_SECRET');
});

test.each(['60', 60, true])('a setting may be %j', async (value) => {
  const { Parameters } = await merged({ Parameters: { PAGE_CACHE_SECONDS: value } });
  expect(Parameters['PAGE_CACHE_SECONDS']).toBe(value);
});

test.each([
  ['{', /mine\.json is not JSON: /],
  [[], /mine\.json must look like \{"Parameters": \{"PAGE_CACHE_SECONDS": "60"\}\}\.$/],
  ['null', /must look like/],
  [{}, /must look like/],
  [{ PAGE_CACHE_SECONDS: '60' }, /must look like .*, without "PAGE_CACHE_SECONDS"\.$/],
  [{ parameters: { PAGE_CACHE_SECONDS: '60' } }, /must look like .*, without "parameters"\.$/],
  [{ Parameters: {}, NoSuchFunction: {} }, /must look like .*, without "NoSuchFunction"\.$/],
  [{ Parameters: null }, /must look like/],
  [
    { Parameters: { PAGE_CACHE_SECONDS: null } },
    /sets PAGE_CACHE_SECONDS to null, but a setting is a string\.$/,
  ],
  [
    { Parameters: { ALLOWED_ORIGINS: ['*'] } },
    /sets ALLOWED_ORIGINS to \["\*"\], but a setting is a string\.$/,
  ],
  [{ Parameters: { ALLOWED_ORIGINS: {} } }, /sets ALLOWED_ORIGINS to \{\}, but/],
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
