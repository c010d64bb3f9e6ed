import { expect, test } from '@jest/globals';

import { functionEnvironment } from '../../local/function-environment.ts';

const EMULATOR = 'http://127.0.0.1:4600';
const account = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'test-key-of-the-user',
  AWS_SECRET_ACCESS_KEY: 'test-secret-of-the-user',
  AWS_SESSION_TOKEN: 'test-token-of-the-user',
};

test('nothing needs to be set: the emulator is the upstream, credentials are made up', () => {
  expect(functionEnvironment({}, EMULATOR)).toMatchObject({
    AWS_ENDPOINT_URL_APPINTEGRATIONS: EMULATOR,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
});

test('the secret of cursors is made anew each time, unless there is one', () => {
  const [one, other] = [
    functionEnvironment({}, EMULATOR),
    functionEnvironment({ CURSOR_SECRET: ' ' }, EMULATOR),
  ];
  expect(one['CURSOR_SECRET']).toMatch(/^[\w-]{43}$/);
  expect(other['CURSOR_SECRET']).not.toBe(one['CURSOR_SECRET']);
  const CURSOR_SECRET = 'test-secret-test-secret-test-secret!';
  expect(functionEnvironment({ CURSOR_SECRET }, EMULATOR)).toMatchObject({ CURSOR_SECRET });
});

test('settings pass through', () => {
  const settings = { ALLOWED_ORIGINS: 'https://app.example', PAGE_CACHE_SECONDS: '5' };
  expect(functionEnvironment(settings, EMULATOR)).toMatchObject(settings);
});

test("the user's AWS credentials stay away from the emulator", () => {
  const environment = functionEnvironment(account, EMULATOR);
  expect(Object.values(environment).join()).not.toContain('of-the-user');
});

test("the user's AWS credentials go where the user points", () => {
  const environment = { ...account, AWS_ENDPOINT_URL_APPINTEGRATIONS: 'https://app-integrations.example' };
  expect(functionEnvironment(environment, EMULATOR)).toMatchObject(environment);
});
