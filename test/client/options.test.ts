import { expect, test } from '@jest/globals';

import { readOptions } from '../../client/options.ts';
import type { ClientOptions } from '../../client/options.ts';
import { canaries } from '../canaries.ts';

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
  'blob:https://api.example.com/prod',
])('baseUrl "%s" is refused, with what to write instead', (baseUrl) => {
  expect(() => readOptions({ baseUrl })).toThrow(
    new TypeError(
      `baseUrl must be an http or https URL without user name, query and fragment, such as https://api.example.com/prod, but is "${baseUrl}".`,
    ),
  );
});

test.each([
  [new URL('https://api.example.com'), 'an object'],
  [['https://api.example.com'], 'an array'],
  [Object.create(null), 'an object'],
  [null, 'undefined'],
  [80, '80'],
])('a baseUrl that is no string is refused: %p', (baseUrl, what) => {
  expect(() => readOptions({ baseUrl: baseUrl as string })).toThrow(
    new RegExp(`^baseUrl must be .*, but is ${what}\\.$`),
  );
});

test.each(['https://api.example.com/?', 'https://api.example.com/#', 'https://someone@api.example.com', ' '])(
  'baseUrl "%s" is refused as well',
  (baseUrl) => {
    expect(() => readOptions({ baseUrl })).toThrow(/^baseUrl must be /);
  },
);

test('an @ in the path of baseUrl is no user name', () => {
  expect(readOptions({ baseUrl: 'https://api.example.com/@team/' }).baseUrl).toBe(
    'https://api.example.com/@team',
  );
});

test('a user name and a password are refused, and not repeated', () => {
  expect(() => readOptions({ baseUrl: `https://someone:${canaries.password}@api.example.com` })).toThrow(
    /, but is "https:\/\/\*{3}@api\.example\.com"\.$/,
  );
});

test('a baseUrl that was never set is refused too', () => {
  expect(() => readOptions({} as { baseUrl: string })).toThrow(/^baseUrl must be .* but is undefined\.$/);
});

test('a path is taken from the origin of the page', () => {
  Object.assign(globalThis, { location: { href: 'https://console.example.com/app/?identifier=orders' } });
  try {
    expect(readOptions({ baseUrl: '/api/' }).baseUrl).toBe('https://console.example.com/api');
    expect(() => readOptions({ baseUrl: '' })).toThrow(TypeError);
    Object.assign(globalThis, { location: { href: 'https://console.example.com/app/' } });
    expect(() => readOptions({ baseUrl: '' })).toThrow(TypeError);
    expect(() => readOptions({ baseUrl: ' ' })).toThrow(TypeError);
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

test('the least and the most that are allowed are allowed', () => {
  const given = { timeoutMs: 1, retries: 10, retryDelayMs: 0, maxRetryWaitMs: 2_147_483_647 };
  expect(readOptions({ baseUrl: 'https://api.example.com', ...given })).toMatchObject(given);
});

const baseUrl = 'https://api.example.com';

test.each([
  ['retry', { baseUrl, retry: 3 }],
  ['baseURL', { baseURL: baseUrl }],
  ['constructor', { baseUrl, constructor: 1 }],
  ['timeout', Object.create({ timeout: 5 }, { baseUrl: { value: baseUrl } }) as object],
])('a name that no option has is refused rather than ignored: %s', (name, options) => {
  expect(() => readOptions(options as ClientOptions)).toThrow(
    new TypeError(`options must not hold "${name}".`),
  );
});

test.each([
  [baseUrl, 'a string'],
  [[baseUrl], 'an array'],
  [7, '7'],
  [() => undefined, 'a function'],
])('options that are no object are refused: %p', (options, what) => {
  expect(() => readOptions(options as unknown as ClientOptions)).toThrow(
    new TypeError(`options must be an object, but is ${what}.`),
  );
});

test.each([undefined, null])('no options at all: %s', (options) => {
  expect(() => readOptions(options as unknown as ClientOptions)).toThrow(
    /^baseUrl must be .* but is undefined\.$/,
  );
});

test.each([
  ['authorize', `Bearer ${canaries.accessToken}`, 'a function, but is a string'],
  ['authorize', {}, 'a function, but is an object'],
  ['fetch', true, 'a function, but is true'],
  ['headers', 'X-Team: calls', 'an object of strings that HTTP allows, but is a string'],
  ['headers', [['X-Team', 'calls']], 'an object of strings that HTTP allows, but is an array'],
  ['headers', { Authorization: undefined }, 'an object of strings that HTTP allows, but is an object'],
  ['headers', { 'X-Version': 5 }, 'an object of strings that HTTP allows, but is an object'],
  [
    'headers',
    { Authorization: `Bearer ${canaries.accessToken}\n.` },
    'an object of strings that HTTP allows, but is an object',
  ],
  ['retries', '5', 'a whole number from 0 to 10, but is a string'],
  ['timeoutMs', [], 'a whole number from 1 to 2147483647, but is an array'],
  ['timeoutMs', 5n, 'a whole number from 1 to 2147483647, but is 5'],
])('%s of another kind is refused: %p', (name, value, rule) => {
  expect(() => readOptions({ baseUrl, [name]: value })).toThrow(new TypeError(`${name} must be ${rule}.`));
});

test('null is as good as absent', () => {
  const names = ['headers', 'authorize', 'fetch', 'timeoutMs', 'retries', 'retryDelayMs', 'maxRetryWaitMs'];
  const absent = Object.fromEntries(names.map((name) => [name, null]));
  expect(readOptions({ ...absent, baseUrl })).toEqual(readOptions({ baseUrl }));
});

test.each([{ '': 'x' }, { 'X-Team': 'a', 'X Team': 'b' }, { Authorization: `${canaries.accessToken}\nx` }])(
  'headers that HTTP does not allow are refused, and not repeated: %j',
  (headers) => {
    expect(() => readOptions({ baseUrl, headers })).toThrow(
      new TypeError('headers must be an object of strings that HTTP allows, but is an object.'),
    );
  },
);

test('headers may be given as Headers', () => {
  const headers = new Headers({ 'X-Team': 'calls' }) as unknown as Record<string, string>;
  expect([...readOptions({ baseUrl, headers }).headers]).toEqual([['x-team', 'calls']]);
});
