import { describe, expect, test } from '@jest/globals';

import { readSettings } from '../../lambda/settings.ts';
import { testEnvironment } from './environment.ts';

const readWith = (more: Record<string, string | undefined>) => readSettings({ ...testEnvironment, ...more });

test('the least configuration gives the documented defaults', () => {
  expect(readSettings(testEnvironment)).toEqual({
    aws: {
      region: 'eu-west-2',
      credentials: { accessKeyId: 'test-access-key-id', secretAccessKey: 'test-secret-access-key' },
    },
    cursorKey: { secret: testEnvironment['CURSOR_SECRET'] },
    cursorTtlMs: 86_400_000,
    pageCacheSeconds: 0,
    allowedOrigins: [],
    allowedDataIntegrations: undefined,
    upstreamTimeoutMs: 8000,
    upstreamEndpoint: new URL('https://app-integrations.eu-west-2.amazonaws.com'),
    kmsEndpoint: new URL('https://kms.eu-west-2.amazonaws.com'),
    identifierIsDecoded: false,
  });
});

test('the most configuration is all read', () => {
  const settings = readWith({
    AWS_SESSION_TOKEN: 'test-session-token',
    AWS_SAM_LOCAL: 'true',
    CURSOR_TTL_SECONDS: '604800',
    PAGE_CACHE_SECONDS: '300',
    ALLOWED_ORIGINS: 'https://app.example.com, http://localhost:5173',
    ALLOWED_DATA_INTEGRATIONS: 'orders, arn:aws:app-integrations:eu-west-2:111122223333:data-integration/x',
    UPSTREAM_TIMEOUT_MS: '28000',
    AWS_ENDPOINT_URL_APPINTEGRATIONS: 'http://127.0.0.1:4600',
  });
  expect(settings).toMatchObject({
    aws: { credentials: { sessionToken: 'test-session-token' } },
    cursorTtlMs: 604_800_000,
    pageCacheSeconds: 300,
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

test('an empty variable counts as absent', () => {
  const empty = Object.fromEntries(
    [
      'CURSOR_KEY_ID',
      'CURSOR_TTL_SECONDS',
      'PAGE_CACHE_SECONDS',
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
      'AWS_ENDPOINT_URL_KMS',
      'https://test-user:test-password@kms.example',
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
      'PAGE_CACHE_SECONDS is 60 but must be less than CURSOR_TTL_SECONDS, 60',
    );
    expect(readWith({ PAGE_CACHE_SECONDS: '60', CURSOR_TTL_SECONDS: '61' }).pageCacheSeconds).toBe(60);
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
