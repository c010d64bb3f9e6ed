import { expect, test } from '@jest/globals';

import { readVariables } from '../../console/read-variables.ts';

const read = (config: string | undefined, connectTo: string | undefined) =>
  readVariables({ CONSOLE_CONFIG: config, CONSOLE_CONNECT_TO: connectTo });

test.each([
  ['', []],
  ['  ', []],
  ['https://login.example.com', ['https://login.example.com']],
  [
    ' https://a.example https://b.example:8443\nhttp://localhost:4000  http://127.0.0.1:4000 ',
    ['https://a.example', 'https://b.example:8443', 'http://localhost:4000', 'http://127.0.0.1:4000'],
  ],
])('CONSOLE_CONNECT_TO may hold %j', (text, connectTo) => {
  expect(read('{"apiUrl":""}', text)).toEqual({ config: '{"apiUrl":""}', connectTo });
});

const CONFIG_HINT =
  'set it to the text of config.json, a JSON object such as {"apiUrl": "/prod"} (docs/console.md).';

test('without config.json the start fails with a sentence', () => {
  expect(() => read(undefined, '')).toThrow(`CONSOLE_CONFIG is not set: ${CONFIG_HINT}`);
});

test.each(['', ' ', '{', 'apiUrl', 'null', '7', '"text"', '[]', '{"apiUrl":""},'])(
  'with %j in the place of config.json, too',
  (config) => {
    expect(() => read(config, '')).toThrow(`CONSOLE_CONFIG does not hold a JSON object: ${CONFIG_HINT}`);
  },
);

test('and without a word on what the page may call', () => {
  expect(() => read('{}', undefined)).toThrow(
    'CONSOLE_CONNECT_TO is not set: set it to the origins that the page may call besides its own, separated by spaces, or nothing where there are none.',
  );
});

test.each([
  '*',
  'https:',
  'https://*.example.com',
  'login.example.com',
  'https://login.example.com/',
  'https://login.example.com/oauth2',
  'https://LOGIN.example.com',
  "'unsafe-inline'",
  'https://a.example;script-src',
  'https://a.example,https://b.example',
  'http://login.example.com',
  'http://localhost.example.com',
  'http://127.0.0.1.example.com',
  'https://[::1]:4000',
  'http://[::1]:4000',
  'wss://a.example',
  'null',
  'undefined',
])('%s is no origin that the page may call', (origin) => {
  expect(() => read('{}', `https://a.example ${origin}`)).toThrow(
    `CONSOLE_CONNECT_TO holds ${JSON.stringify(origin)}, which is no origin such as https://login.example.com (http is for localhost and 127.0.0.1 only).`,
  );
});
