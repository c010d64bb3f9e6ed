import { expect, test } from '@jest/globals';

import { readSmokeArguments } from '../../smoke/arguments.ts';

const deployed = 'https://abc123.execute-api.eu-west-1.amazonaws.com/prod/';

test.each([
  [['--url', deployed], { auth: { by: 'iam', region: 'eu-west-1' } }],
  [['--url', deployed, '--region', 'eu-central-1'], { auth: { by: 'iam', region: 'eu-central-1' } }],
  [['--url', deployed, '--token', 'test-token'], { auth: { by: 'bearer', token: 'test-token' } }],
  [['--url', deployed, '--no-auth'], { auth: { by: 'nothing' } }],
  [
    ['--url', deployed, '--identifier', 'calls', '--origin', 'https://app.example.com'],
    { auth: { by: 'iam', region: 'eu-west-1' }, identifier: 'calls', origin: 'https://app.example.com' },
  ],
])('%p is understood', (args, expected) => {
  expect(readSmokeArguments(args, {})).toEqual({ url: deployed.slice(0, -1), ...expected });
});

test('a token may come from the environment, where ps does not show it', () => {
  const { auth } = readSmokeArguments(['--url', deployed], { SMOKE_TOKEN: 'test-token' }) ?? {};
  expect(auth).toEqual({ by: 'bearer', token: 'test-token' });
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

test.each([
  [[], '--url must be the http or https URL of the route: the output Url of the stack.'],
  [['--url', 'abc'], '--url must be the http or https URL of the route: the output Url of the stack.'],
  [['--url', 'ftp://x'], '--url must be the http or https URL of the route: the output Url of the stack.'],
  [
    ['--url', 'https://api.example.com'],
    'The URL names no Region. Say how to be let in: --region, --token or --no-auth.',
  ],
])('%p is refused', (args, sentence) => {
  expect(() => readSmokeArguments(args, {})).toThrow(sentence);
});
