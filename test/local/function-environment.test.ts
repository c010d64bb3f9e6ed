import { expect, test } from '@jest/globals';

import { functionEnvironment, isEmulated } from '../../local/function-environment.ts';
import { canaries } from '../canaries.ts';

const EMULATOR = 'http://127.0.0.1:4600';
const account = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'test-key-of-the-user',
  AWS_SECRET_ACCESS_KEY: canaries.secretAccessKey,
  AWS_SESSION_TOKEN: canaries.sessionToken,
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
  const CURSOR_SECRET = canaries.cursorSecret;
  expect(functionEnvironment({ CURSOR_SECRET }, EMULATOR)).toMatchObject({ CURSOR_SECRET });
});

test('settings pass through', () => {
  const settings = { ALLOWED_ORIGINS: 'https://app.example', PAGE_CACHE_SECONDS: '5' };
  expect(functionEnvironment(settings, EMULATOR)).toMatchObject(settings);
});

test("the user's AWS credentials stay away from the emulator", () => {
  const environment = functionEnvironment(account, EMULATOR);
  const values = Object.values(environment);
  for (const own of Object.values(account).slice(1)) expect(values).not.toContain(own);
});

test("the user's AWS credentials go where the user points", () => {
  const environment = { ...account, AWS_ENDPOINT_URL_APPINTEGRATIONS: 'https://app-integrations.example' };
  expect(functionEnvironment(environment, EMULATOR)).toMatchObject(environment);
});

const key = { CURSOR_KEY_ID: 'alias/cursor' };

test('a key in AWS KMS is not replaced by a secret, and is asked with the user’s credentials', () => {
  const environment = functionEnvironment({ ...account, ...key }, EMULATOR);
  expect(environment).toMatchObject({ ...account, ...key, AWS_ENDPOINT_URL_APPINTEGRATIONS: EMULATOR });
  expect(environment).not.toHaveProperty('CURSOR_SECRET');
});

const NO_ACCOUNT = new Error(
  'AWS itself is to be asked, for which credentials and a Region must be given: set AWS_PROFILE (to default for your usual profile), ' +
    'or the variables AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION.',
);

test.each([
  'https://app-integrations.eu-west-1.amazonaws.com',
  'https://app-integrations.cn-north-1.amazonaws.com.cn/',
  ' https://APP-INTEGRATIONS.EU-WEST-1.AMAZONAWS.COM',
  'https://app-integrations.eu-west-1.api.aws',
  'https://vpce-0123-abcd.app-integrations.eu-west-1.vpce.amazonaws.com',
])('AWS at %s gets none either', (url) => {
  for (const name of ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_APPINTEGRATIONS']) {
    expect(() => functionEnvironment({ [name]: url }, undefined)).toThrow(NO_ACCOUNT);
    expect(functionEnvironment({ ...account, [name]: url }, undefined)).toMatchObject(account);
  }
  expect(() => functionEnvironment({ ...key, AWS_ENDPOINT_URL_KMS: url }, EMULATOR)).toThrow(NO_ACCOUNT);
});

test.each([
  [{ AWS_REGION: undefined }, 'a Region'],
  [{ AWS_SECRET_ACCESS_KEY: ' ' }, 'credentials'],
])('what is missing is said: %j', (environment, missing) => {
  expect(() => functionEnvironment({ ...account, ...key, ...environment }, EMULATOR)).toThrow(
    `AWS itself is to be asked, for which ${missing} must be given: set AWS_PROFILE`,
  );
});

test.each([
  'http://amazonaws.com.example',
  'http://amazonaws.test:4566',
  'http://127.0.0.1:4566/.amazonaws.com',
])('%s is not AWS', (url) => {
  expect(functionEnvironment({ AWS_ENDPOINT_URL: url }, undefined)).toMatchObject({
    AWS_ACCESS_KEY_ID: 'test',
  });
});

test('AWS KMS itself gets no credentials and no Region that are made up', () => {
  expect(() => functionEnvironment(key, EMULATOR)).toThrow(NO_ACCOUNT);
  const stand = { ...key, AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:4566' };
  expect(functionEnvironment(stand, EMULATOR)).toMatchObject({
    AWS_ACCESS_KEY_ID: 'test',
    AWS_REGION: 'us-east-1',
  });
});

test.each([
  [{ AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-north-1' }, 'eu-west-1'],
  [{ AWS_REGION: ' ', AWS_DEFAULT_REGION: 'eu-north-1' }, 'eu-north-1'],
  [{ AWS_REGION: 'eu-west-1' }, 'eu-west-1'],
])('the Region of %j wins', (environment, AWS_REGION) => {
  for (const elsewhere of [{}, { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' }])
    expect(functionEnvironment({ ...environment, ...elsewhere }, undefined)).toMatchObject({ AWS_REGION });
});

test.each(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_APPINTEGRATIONS'])('%s is another upstream', (name) => {
  expect(isEmulated({ [name]: 'http://127.0.0.1:4566' })).toBe(false);
  expect(isEmulated({ [name]: ' ' })).toBe(true);
  const environment = functionEnvironment({ ...account, [name]: 'http://127.0.0.1:4566' }, undefined);
  expect(environment).toMatchObject({ ...account, [name]: 'http://127.0.0.1:4566' });
});

test('half of the credentials is not made whole with made-up ones', () => {
  const half = { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566', AWS_ACCESS_KEY_ID: 'TESTKEY' };
  expect(functionEnvironment(half, undefined)).not.toHaveProperty('AWS_SECRET_ACCESS_KEY');
});

test('endpoints that the SDK is told to ignore name no other upstream', () => {
  const ignoring = {
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'TRUE',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
    AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:4566',
  };
  expect(isEmulated(ignoring)).toBe(true);
  const environment = functionEnvironment(ignoring, EMULATOR);
  expect(environment['AWS_ENDPOINT_URL_APPINTEGRATIONS']).toBe(EMULATOR);
  for (const name of Object.keys(ignoring)) expect(environment).not.toHaveProperty(name);
  expect(isEmulated({ ...ignoring, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false' })).toBe(false);
});
