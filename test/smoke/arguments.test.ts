import { expect, test } from '@jest/globals';

import { readSmokeArguments } from '../../smoke/arguments.ts';
import { canaries } from '../canaries.ts';

const deployed = 'https://abc123.execute-api.eu-west-1.amazonaws.com/prod/';

test.each([
  [['--url', deployed], { auth: { by: 'iam', region: 'eu-west-1' } }],
  [['--url', deployed, '--region', 'eu-central-1'], { auth: { by: 'iam', region: 'eu-central-1' } }],
  [
    ['--url', deployed, '--token', canaries.accessToken],
    { auth: { by: 'bearer', token: canaries.accessToken } },
  ],
  [['--url', deployed, '--no-auth'], { auth: { by: 'nothing' } }],
  [
    ['--url', deployed, '--identifier', 'calls', '--origin', 'https://app.example.com'],
    { auth: { by: 'iam', region: 'eu-west-1' }, identifier: 'calls', origin: 'https://app.example.com' },
  ],
  [
    [
      '--url',
      deployed,
      '--origin',
      'https://app.example.com',
      '--allowed-headers',
      'X-Session-Token, X-Tenant',
    ],
    {
      auth: { by: 'iam', region: 'eu-west-1' },
      origin: 'https://app.example.com',
      allowedHeaders: ['X-Session-Token', 'X-Tenant'],
    },
  ],
])('%p is understood', (args, expected) => {
  expect(readSmokeArguments(args, {})).toEqual({ url: deployed.slice(0, -1), ...expected });
});

test('a token may come from the environment, where ps does not show it', () => {
  const { auth } = readSmokeArguments(['--url', deployed], { SMOKE_TOKEN: canaries.accessToken }) ?? {};
  expect(auth).toEqual({ by: 'bearer', token: canaries.accessToken });
});

test('what is said on the command line comes before that', () => {
  const environment = { SMOKE_TOKEN: canaries.accessToken };
  const auth = (...args: string[]) => readSmokeArguments(['--url', deployed, ...args], environment)?.auth;
  expect(auth('--region', 'eu-west-1')).toEqual({ by: 'iam', region: 'eu-west-1' });
  expect(auth('--token', 'another-token')).toEqual({ by: 'bearer', token: 'another-token' });
  expect(auth('--no-auth')).toEqual({ by: 'nothing' });
});

test('on this machine nobody asks for credentials', () => {
  expect(readSmokeArguments(['--url', 'http://localhost:3000'], {})).toEqual({
    url: 'http://localhost:3000',
    auth: { by: 'nothing' },
  });
});

test('help is no options', () => {
  expect(readSmokeArguments(['--help'], {})).toBeUndefined();
});

const badUrl =
  '--url must be the http or https URL of the route, without a query: the output Url of the stack.';

test.each([
  [[], badUrl],
  [['--url', 'abc'], badUrl],
  [['--url', 'ftp://x'], badUrl],
  [['--url', `${deployed}?maxResults=1`], badUrl],
  [['--url', `${deployed}#x`], badUrl],
  [['--url', deployed, '--token', ''], '--token is empty.'],
  [['--url', deployed, '--identifier', ''], '--identifier is empty.'],
  [
    ['--url', deployed, '--allowed-headers', 'X-Session-Token'],
    '--allowed-headers says nothing without --origin: give that, too.',
  ],
  [
    ['--url', deployed, '--origin', 'https://app.example.com', '--allowed-headers', 'X Y'],
    '--allowed-headers holds "X Y", which is not a header name',
  ],
  [
    ['--url', deployed, '--token', 'x', '--no-auth'],
    '--region, --token and --no-auth exclude each other: give one.',
  ],
  [
    ['--url', deployed, '--region', 'eu-west-1', '--token', 'x'],
    '--region, --token and --no-auth exclude each other: give one.',
  ],
  [
    ['--url', 'https://api.example.com'],
    'The URL names no Region. Say how to be let in: --region, --token or --no-auth.',
  ],
])('%p is refused', (args, sentence) => {
  expect(() => readSmokeArguments(args, {})).toThrow(sentence);
});
