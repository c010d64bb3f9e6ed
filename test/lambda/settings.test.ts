import { describe, expect, test } from '@jest/globals';

import { readSettings } from '../../lambda/settings.ts';
import { canaries } from '../canaries.ts';
import { testEnvironment } from './environment.ts';

const readWith = (more: Record<string, string | undefined>) => readSettings({ ...testEnvironment, ...more });

test('the least configuration gives the documented defaults', () => {
  expect(readWith({ AWS_SESSION_TOKEN: '' })).toEqual({
    aws: {
      region: 'eu-west-2',
      credentials: { accessKeyId: 'test-access-key-id', secretAccessKey: canaries.secretAccessKey },
    },
    cursorKey: { secret: testEnvironment['CURSOR_SECRET'] },
    cursorTtlMs: 86_400_000,
    pageCacheSeconds: 0,
    stalePageSeconds: 0,
    upstreamRate: 0,
    upstreamBurst: 0,
    sharedPagesTable: undefined,
    allowedOrigins: [],
    allowedDataIntegrations: undefined,
    upstreamTimeoutMs: 8000,
    upstreamEndpoint: new URL('https://app-integrations.eu-west-2.amazonaws.com'),
    kmsEndpoint: new URL('https://kms.eu-west-2.amazonaws.com'),
    dynamoDbEndpoint: new URL('https://dynamodb.eu-west-2.amazonaws.com'),
    identifierIsDecoded: false,
  });
});

test('the most configuration is all read', () => {
  const settings = readWith({
    AWS_SESSION_TOKEN: canaries.sessionToken,
    AWS_SAM_LOCAL: 'true',
    CURSOR_TTL_SECONDS: '604800',
    PAGE_CACHE_SECONDS: '300',
    STALE_PAGE_SECONDS: '86400',
    UPSTREAM_RATE: '2.5',
    UPSTREAM_BURST: '5',
    ALLOWED_ORIGINS: 'https://app.example.com, http://localhost:5173',
    ALLOWED_DATA_INTEGRATIONS: 'orders, arn:aws:app-integrations:eu-west-2:111122223333:data-integration/x',
    UPSTREAM_TIMEOUT_MS: '28000',
    AWS_ENDPOINT_URL_APPINTEGRATIONS: 'http://127.0.0.1:4600',
  });
  expect(settings).toMatchObject({
    aws: { credentials: { sessionToken: canaries.sessionToken } },
    cursorTtlMs: 604_800_000,
    pageCacheSeconds: 300,
    stalePageSeconds: 86_400,
    upstreamRate: 2.5,
    upstreamBurst: 5,
    allowedOrigins: ['https://app.example.com', 'http://localhost:5173'],
    allowedDataIntegrations: new Set([
      'orders',
      'arn:aws:app-integrations:eu-west-2:111122223333:data-integration/x',
    ]),
    upstreamTimeoutMs: 28_000,
    identifierIsDecoded: true,
  });
  expect(settings.upstreamEndpoint.href).toBe('http://127.0.0.1:4600/');
});

describe('another endpoint', () => {
  const one = 'http://127.0.0.1:4600/one';
  const other = 'http://[::1]:4566/other';
  const aws = {
    upstream: 'https://app-integrations.eu-west-2.amazonaws.com/',
    kms: 'https://kms.eu-west-2.amazonaws.com/',
  };
  test.each([
    [{ AWS_ENDPOINT_URL: one }, { upstream: one, kms: one }],
    [
      { AWS_ENDPOINT_URL: one, AWS_ENDPOINT_URL_KMS: other },
      { upstream: one, kms: other },
    ],
    [
      { AWS_ENDPOINT_URL: one, AWS_ENDPOINT_URL_APPINTEGRATIONS: other },
      { upstream: other, kms: one },
    ],
    [{ AWS_ENDPOINT_URL: ' ', AWS_ENDPOINT_URL_KMS: '' }, aws],
    [{ AWS_ENDPOINT_URL_APPINTEGRATIONS: other }, { ...aws, upstream: other }],
    [{ AWS_ENDPOINT_URL: one, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }, aws],
    [{ AWS_ENDPOINT_URL_KMS: one, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'True' }, aws],
    [
      { AWS_ENDPOINT_URL_KMS: one, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false' },
      { ...aws, kms: one },
    ],
  ])('%j', (environment, endpoints) => {
    const { upstreamEndpoint, kmsEndpoint } = readWith(environment);
    expect({ upstream: upstreamEndpoint.href, kms: kmsEndpoint.href }).toEqual(endpoints);
  });
});

test('the Region may stand in the variable of AWS’s older tools', () => {
  const { aws, kmsEndpoint } = readWith({ AWS_REGION: '', AWS_DEFAULT_REGION: 'eu-north-1' });
  expect([aws.region, kmsEndpoint.host]).toEqual(['eu-north-1', 'kms.eu-north-1.amazonaws.com']);
  expect(readWith({ AWS_DEFAULT_REGION: 'eu-north-1' }).aws.region).toBe('eu-west-2');
});

test.each([
  ['ALLOWED_DATA_INTEGRATION', 'ALLOWED_DATA_INTEGRATIONS'],
  ['ALOWED_DATA_INTEGRATIONS', 'ALLOWED_DATA_INTEGRATIONS'],
  ['allowed_data_integrations', 'ALLOWED_DATA_INTEGRATIONS'],
  ['ALLOWEDDATAINTEGRATIONS', 'ALLOWED_DATA_INTEGRATIONS'],
  ['ALLOWED_ORIGIN', 'ALLOWED_ORIGINS'],
  ['CURSORKEY', 'CURSOR_KEY_ID'],
  ['CURSOR_TTL_SECOND', 'CURSOR_TTL_SECONDS'],
  ['PAGE_CACHE_SECONDS_1', 'PAGE_CACHE_SECONDS'],
  ['UPSTREAM_TIMEOUT', 'UPSTREAM_TIMEOUT_MS'],
  ['AWS_ENDPOINT_URL_APP_INTEGRATIONS', 'AWS_ENDPOINT_URL_APPINTEGRATIONS'],
  ['AWS_ENDPOINT_URL_KSM', 'AWS_ENDPOINT_URL_KMS'],
  ['AWS_ENDPOINT_URLS', 'AWS_ENDPOINT_URL'],
  ['AWS_NEDPOINT_URL_KMS', 'AWS_ENDPOINT_URL_KMS'],
  ['AWS_NDPOINT_URL', 'AWS_ENDPOINT_URL'],
])('the misspelt name %s is refused: %s was meant', (name, meant) => {
  expect(() => readWith({ [name]: 'orders' })).toThrow(
    `The variable ${name} counts for nothing: ${meant} is probably meant.`,
  );
});

test('the names that Lambda and others give out are left alone', () => {
  const names = `AWS_LAMBDA_FUNCTION_NAME AWS_DEFAULT_REGION AWS_EXECUTION_ENV AWS_XRAY_DAEMON_ADDRESS _HANDLER
    _X_AMZN_TRACE_ID LAMBDA_TASK_ROOT NODE_OPTIONS NODE_PATH LD_LIBRARY_PATH PATH LANG TZ PWD SHLVL ALLOWED_HOSTS
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS AWS_CONTAINER_CREDENTIALS_FULL_URI AWS_SSO_START_URL AWS_ENDPOINT_URL_S3 AWS_ENDPOINT_URL_SQS OTEL_EXPORTER_OTLP_ENDPOINT DD_API_KEY POWERTOOLS_SERVICE_NAME`;
  const others = Object.fromEntries(names.split(/\s+/).map((name) => [name, 'x']));
  expect(readWith(others)).toEqual(readSettings(testEnvironment));
});

test.each([
  ['0', 0],
  ['0.0', 0],
  ['0.1', 0.1],
  ['2', 2],
  ['1000.0', 1000],
])('UPSTREAM_RATE=%s is a rate', (text, upstreamRate) => {
  expect(readWith({ UPSTREAM_RATE: text })).toMatchObject({ upstreamRate });
});

test.each([
  ['CURSOR_TTL_SECONDS', '1', { cursorTtlMs: 1000 }],
  ['PAGE_CACHE_SECONDS', '0', { pageCacheSeconds: 0 }],
  ['STALE_PAGE_SECONDS', '0', { stalePageSeconds: 0 }],
  ['UPSTREAM_RATE', '0.1', { upstreamRate: 0.1 }],
  ['UPSTREAM_RATE', '2.125', { upstreamRate: 2.125 }],
  ['UPSTREAM_BURST', '0', { upstreamBurst: 0 }],
  ['UPSTREAM_BURST', '1000', { upstreamBurst: 1000 }],
  ['UPSTREAM_TIMEOUT_MS', '100', { upstreamTimeoutMs: 100 }],
  ['UPSTREAM_TIMEOUT_MS', '28000', { upstreamTimeoutMs: 28_000 }],
])('%s may be %s, and no farther out', (name, text, expected) => {
  expect(readWith({ [name]: text })).toMatchObject(expected);
});

test('a secret of 32 bytes is long enough, and one of 31 is not', () => {
  expect(readWith({ CURSOR_SECRET: 'é'.repeat(16) }).cursorKey).toEqual({ secret: 'é'.repeat(16) });
  expect(() => readWith({ CURSOR_SECRET: 'x'.repeat(31) })).toThrow(
    'CURSOR_SECRET has 31 bytes but must have at least 32.',
  );
});

test('an empty variable counts as absent', () => {
  const empty = Object.fromEntries(
    [
      'CURSOR_KEY_ID',
      'CURSOR_TTL_SECONDS',
      'PAGE_CACHE_SECONDS',
      'STALE_PAGE_SECONDS',
      'UPSTREAM_RATE',
      'UPSTREAM_BURST',
      'ALLOWED_ORIGINS',
      'UPSTREAM_TIMEOUT_MS',
    ].map((name) => [name, '']),
  );
  expect(readWith(empty)).toEqual(readSettings(testEnvironment));
});

test('a KMS key is used where there is no secret, and the secret where there is one', () => {
  expect(readWith({ CURSOR_SECRET: '', CURSOR_KEY_ID: 'test-key' }).cursorKey).toEqual({
    kmsKeyId: 'test-key',
  });
  expect(readWith({ CURSOR_KEY_ID: 'test-key' }).cursorKey).toHaveProperty('secret');
});

describe('a bad value is named, with what is allowed', () => {
  test.each([
    ['CURSOR_TTL_SECONDS', '0', 'CURSOR_TTL_SECONDS is "0" but must be a whole number from 1 to 604800.'],
    ['CURSOR_TTL_SECONDS', '1.5', 'CURSOR_TTL_SECONDS is "1.5" but'],
    ['PAGE_CACHE_SECONDS', '-1', 'PAGE_CACHE_SECONDS is "-1" but must be a whole number from 0 to 300.'],
    [
      'STALE_PAGE_SECONDS',
      '86401',
      'STALE_PAGE_SECONDS is "86401" but must be a whole number from 0 to 86400.',
    ],
    ['UPSTREAM_RATE', '0.05', 'UPSTREAM_RATE is "0.05" but must be 0 or a number from 0.1 to 1000.'],
    ['UPSTREAM_RATE', '-2', 'UPSTREAM_RATE is "-2" but'],
    ['UPSTREAM_RATE', '1e3', 'UPSTREAM_RATE is "1e3" but'],
    ['UPSTREAM_RATE', '2,5', 'UPSTREAM_RATE is "2,5" but'],
    ['UPSTREAM_RATE', '.5', 'UPSTREAM_RATE is ".5" but'],
    ['UPSTREAM_BURST', '2.5', 'UPSTREAM_BURST is "2.5" but must be a whole number from 0 to 1000.'],
    [
      'UPSTREAM_TIMEOUT_MS',
      '29000',
      'UPSTREAM_TIMEOUT_MS is "29000" but must be a whole number from 100 to 28000.',
    ],
    ['UPSTREAM_TIMEOUT_MS', '8s', 'UPSTREAM_TIMEOUT_MS is "8s" but'],
    [
      'ALLOWED_ORIGINS',
      'https://app.example.com/',
      'ALLOWED_ORIGINS has "https://app.example.com/" but must list',
    ],
    ['ALLOWED_ORIGINS', '*,https://app.example.com', 'ALLOWED_ORIGINS has "*" but'],
    ['ALLOWED_ORIGINS', 'null', 'ALLOWED_ORIGINS has "null" but'],
    [
      'ALLOWED_ORIGINS',
      'https://*.amazon.com',
      'ALLOWED_ORIGINS has "https://*.amazon.com" but must list exact origins such as https://app.example.com, without a path or a wildcard within, or be * alone.',
    ],
    ['ALLOWED_ORIGINS', 'https://App.example.com', 'ALLOWED_ORIGINS has "https://App.example.com" but'],
    [
      'ALLOWED_ORIGINS',
      'https://app.example.com:443',
      'ALLOWED_ORIGINS has "https://app.example.com:443" but',
    ],
    [
      'ALLOWED_DATA_INTEGRATIONS',
      ' , ',
      'ALLOWED_DATA_INTEGRATIONS is "," but must name at least one, or be empty for all.',
    ],
    [
      'AWS_ENDPOINT_URL_APPINTEGRATIONS',
      'localhost:4600',
      'AWS_ENDPOINT_URL_APPINTEGRATIONS is "localhost:4600" but must be an http or https URL',
    ],
    [
      'AWS_ENDPOINT_URL',
      'http://127.0.0.1:4600/#part',
      'AWS_ENDPOINT_URL is "http://127.0.0.1:4600/#part" but must be an http or https URL',
    ],
    ['AWS_ENDPOINT_URL_KMS', `https://:${canaries.password}@kms.example`, 'AWS_ENDPOINT_URL_KMS must be an'],
    [
      'AWS_ENDPOINT_URL_KMS',
      `https://test-user:${canaries.password}@kms.example`,
      'AWS_ENDPOINT_URL_KMS must be an http or https URL',
    ],
    [
      'CURSOR_SECRET',
      '',
      'Neither CURSOR_KEY_ID (an AWS KMS HMAC key) nor CURSOR_SECRET (at least 32 bytes) is set',
    ],
    ['AWS_REGION', undefined, 'AWS_REGION is missing.'],
    ['AWS_ACCESS_KEY_ID', '', 'AWS_ACCESS_KEY_ID is missing.'],
  ])('%s=%s', (name, value, sentence) => {
    expect(() => readWith({ [name]: value })).toThrow(sentence);
  });

  test('a page that would be kept longer than its cursor lives', () => {
    expect(() => readWith({ PAGE_CACHE_SECONDS: '60', CURSOR_TTL_SECONDS: '60' })).toThrow(
      'PAGE_CACHE_SECONDS is 60 but must be less than CURSOR_TTL_SECONDS, 60: a page kept longer hands out cursors that have expired.',
    );
    expect(readWith({ PAGE_CACHE_SECONDS: '60', CURSOR_TTL_SECONDS: '61' }).pageCacheSeconds).toBe(60);
  });

  test('a stale page that would be kept longer than its cursor lives', () => {
    expect(() => readWith({ STALE_PAGE_SECONDS: '900', CURSOR_TTL_SECONDS: '900' })).toThrow(
      'STALE_PAGE_SECONDS is 900 but must be less than CURSOR_TTL_SECONDS, 900',
    );
    expect(readWith({ STALE_PAGE_SECONDS: '900', CURSOR_TTL_SECONDS: '901' }).stalePageSeconds).toBe(900);
    const day = { STALE_PAGE_SECONDS: '86400', CURSOR_TTL_SECONDS: '86401' };
    expect(readWith(day).stalePageSeconds).toBe(86_400);
  });

  test('a table in which nothing would ever be', () => {
    const nothing = 'SHARED_PAGES_TABLE is "pages" but there is nothing to share';
    expect(() => readWith({ SHARED_PAGES_TABLE: 'pages' })).toThrow(nothing);
    for (const name of ['PAGE_CACHE_SECONDS', 'STALE_PAGE_SECONDS', 'UPSTREAM_RATE']) {
      expect(readWith({ SHARED_PAGES_TABLE: 'pages', [name]: '1' }).sharedPagesTable).toBe('pages');
    }
  });

  test('a table in which something would be, whatever adds up to nothing', () => {
    for (const names of [
      ['PAGE_CACHE_SECONDS', 'STALE_PAGE_SECONDS'],
      ['PAGE_CACHE_SECONDS', 'UPSTREAM_RATE'],
      ['STALE_PAGE_SECONDS', 'UPSTREAM_RATE'],
    ]) {
      const more = Object.fromEntries(names.map((name) => [name, '1']));
      expect(readWith({ SHARED_PAGES_TABLE: 'pages', ...more }).sharedPagesTable).toBe('pages');
    }
  });

  test('sentences stand apart', () => {
    expect(() => readWith({ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' })).toThrow(
      'The function is not configured properly. AWS_ACCESS_KEY_ID is missing. AWS Lambda sets it; elsewhere, set it yourself. AWS_SECRET_ACCESS_KEY is missing.',
    );
  });

  test('all at once', () => {
    expect(() => readWith({ CURSOR_TTL_SECONDS: 'x', PAGE_CACHE_SECONDS: 'y' })).toThrow(
      /CURSOR_TTL_SECONDS.*PAGE_CACHE_SECONDS/,
    );
  });

  test('but never the secret', () => {
    const secret = 'short-test-secret';
    expect(() => readWith({ CURSOR_SECRET: secret })).toThrow(
      'CURSOR_SECRET has 17 bytes but must have at least 32.',
    );
    expect(() => readWith({ CURSOR_SECRET: secret })).not.toThrow(secret);
  });
});

test('an endpoint that two services have is told once', () => {
  expect(() => readWith({ AWS_ENDPOINT_URL: 'ftp://x' })).toThrow(/^[^"]*"ftp:\/\/x"[^"]*$/);
});
