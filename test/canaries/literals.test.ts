import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { expect, test } from '@jest/globals';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** A value that is written out, does not begin with a canary, and is not only something of some length. */
const WRITTEN = /['"`](?!\s*['"`]|\s*\$\{|.['"`]\.repeat)/.source;

/** How a secret of a test's own looks: credentials of AWS, keys of cursors, tokens and passwords. */
const SECRETS = [
  `(?:SECRET_ACCESS_KEY|SESSION_TOKEN|CURSOR_SECRET|SMOKE_TOKEN|secretAccessKey|sessionToken)['"]?: ${WRITTEN}`,
  `aws_(?:secret_access_key|session_token) *= *['"]?[\\w+/]`,
  `(?:access_token|refresh_token|id_token|code_verifier)['"]?: ${WRITTEN}`,
  `(?:Bearer|Basic) (?!\\$\\{|Bearer |token'|realm)[\\w.~+/-]+`,
  `(?<!Set-)(?:Cookie|Authorization)['"]?: ${WRITTEN}(?!\\w+[ =]\\$\\{|AWS4)`,
  `://[\\w-]*:(?!\\$\\{|\\d+[/@'"\`])[^/\\s'"\`@:]+@`,
].map((source) => new RegExp(source));

const hasSecret = (source: string) => SECRETS.some((pattern) => pattern.test(source));

/** Names of files that have one all the same, and why. */
const harmless: Readonly<Record<string, string>> = {
  'bin/stand-in-for-sam.ts': 'has what SAM makes up',
  'local/function-environment.test.ts': 'has what the product makes up',
  'lambda/list-data-integrations.test.ts': 'has what an earlier version sealed a cursor with',
  'client/index.types.ts': 'is compiled where there are no tests, and never run',
};

test('no test makes up a secret: test/canaries.ts has them all', async () => {
  const files = await readdir(folder, { recursive: true });
  const found: string[] = [];
  for (const file of files.filter((each) => each.endsWith('.ts') && !each.startsWith('canaries'))) {
    if (hasSecret(await readFile(folder + file, 'utf8'))) found.push(file);
  }
  expect(found.toSorted()).toEqual(Object.keys(harmless).toSorted());
});

test.each([
  "AWS_SECRET_ACCESS_KEY: 'test-secret',",
  "credentials: { secretAccessKey: 'test' },",
  'AWS_SESSION_TOKEN: `token`,',
  "const env = { CURSOR_SECRET: 'of 32 bytes or more' };",
  'aws_secret_access_key = test-secret',
  "aws_secret_access_key='test-secret',",
  "body: { access_token: 'access' },",
  "Authorization: 'Bearer token-1'",
  "headers: { Cookie: 'session=1' }",
  "'https://me:secret@login.example.com'",
])('%s is found', (source) => expect(hasSecret(source)).toBe(true));

test.each([
  'secretAccessKey: canaries.secretAccessKey',
  'CURSOR_SECRET: `${canaries.cursorSecret}2`',
  "CURSOR_SECRET: ''",
  "CURSOR_SECRET: 'x'.repeat(31)",
  'aws_secret_access_key = ${canaries.secretAccessKey}',
  'Authorization: `Bearer ${canaries.accessToken}`',
  "getByLabel('Bearer token')",
  "'http://localhost:80@evil.example/'",
])('%s is none', (source) => expect(hasSecret(source)).toBe(false));
