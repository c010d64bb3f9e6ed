import { expect, test } from '@jest/globals';

import { readOptions } from '../../client/options.ts';

test.each([
  ['https://api.example.com', 'https://api.example.com'],
  ['https://api.example.com/prod', 'https://api.example.com/prod'],
  ['https://api.example.com/prod//', 'https://api.example.com/prod'],
  ['http://localhost:3000/', 'http://localhost:3000'],
])('baseUrl %s becomes %s', (baseUrl, expected) => {
  expect(readOptions({ baseUrl }).baseUrl).toBe(expected);
});

test.each([
  '',
  'api.example.com',
  '/prod',
  'ftp://api.example.com',
  'https://api.example.com/?stage=prod',
  'https://api.example.com/#prod',
  'localhost:3000',
])('baseUrl "%s" is refused, with what to write instead', (baseUrl) => {
  expect(() => readOptions({ baseUrl })).toThrow(
    new TypeError(
      `baseUrl must be an http or https URL without user name, query and fragment, such as https://api.example.com/prod (in a page also a path, such as /api), but is "${baseUrl}".`,
    ),
  );
});

test('a user name and a password are refused, and not repeated', () => {
  expect(() => readOptions({ baseUrl: 'https://someone:test-password@api.example.com' })).toThrow(
    /, but is "https:\/\/\*{3}@api\.example\.com"\.$/,
  );
});

test('a baseUrl that was never set is refused too', () => {
  expect(() => readOptions({} as { baseUrl: string })).toThrow(/^baseUrl must be .* but is "undefined"\.$/);
});

test('a path is taken from the origin of the page', () => {
  Object.assign(globalThis, { location: { href: 'https://console.example.com/app/?identifier=orders' } });
  try {
    expect(readOptions({ baseUrl: '/api/' }).baseUrl).toBe('https://console.example.com/api');
    expect(() => readOptions({ baseUrl: '' })).toThrow(TypeError);
  } finally {
    Reflect.deleteProperty(globalThis, 'location');
  }
});

test('without options, the documented defaults', () => {
  expect(readOptions({ baseUrl: 'https://api.example.com' })).toMatchObject({
    timeoutMs: 30_000,
    retries: 2,
    retryDelayMs: 500,
    maxRetryWaitMs: 20_000,
  });
});

test.each([
  ['timeoutMs', 0, '1 to 2147483647'],
  ['timeoutMs', Infinity, '1 to 2147483647'],
  ['timeoutMs', 2_147_483_648, '1 to 2147483647'],
  ['retries', -1, '0 to 10'],
  ['retries', 1.5, '0 to 10'],
  ['retries', 11, '0 to 10'],
  ['retryDelayMs', NaN, '0 to 2147483647'],
  ['maxRetryWaitMs', -1, '0 to 2147483647'],
])('%s: %d is refused', (name, value, range) => {
  expect(() => readOptions({ baseUrl: 'https://api.example.com', [name]: value })).toThrow(
    new TypeError(`${name} must be a whole number from ${range}, but is ${value}.`),
  );
});
