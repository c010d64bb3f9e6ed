import { describe, expect, test } from '@jest/globals';

import { readConfig } from '../../../web/config/config.ts';

describe('config.json', () => {
  test('least', () => {
    expect(readConfig({})).toEqual({
      apiUrl: '',
      integrations: [],
      listDataIntegrations: false,
      secondsBetweenRequests: 0.5,
      signIn: 'none',
    });
  });

  test('most', () => {
    const config = {
      apiUrl: 'https://api.example.com/prod',
      integrations: [
        'plain',
        { identifier: 'x', name: 'X', description: 'An X', group: 'Letters', inOverview: false },
      ],
      listDataIntegrations: true,
      secondsBetweenRequests: 0.1,
      signIn: 'token',
      signInNote: 'Ask the platform team.',
      authorize: './authorize.js',
    };
    expect(readConfig(config)).toEqual({
      ...config,
      integrations: [{ identifier: 'plain' }, config.integrations[1]],
    });
  });

  test.each([
    [null, 'config.json must hold a JSON object'],
    [[], 'config.json must hold a JSON object'],
    [
      { integrations: [{ identifier: 'x', inOverview: 'no' }] },
      '"inOverview" in config.json must be true or false, but is "no".',
    ],
    ...['1', null, 0, -1, 0.09, 3601, true, [0.5]].map((value): [unknown, string] => [
      { secondsBetweenRequests: value },
      `"secondsBetweenRequests" in config.json must be a number from 0.1 to 3600, but is ${JSON.stringify(value)}.`,
    ]),
    ...['signin', 'sign_in', 'apiURL', 'api', 'listIntegrations', '__proto__x', 'comment'].map(
      (member): [unknown, string] => [
        { [member]: 'x' },
        `config.json must not hold "${member}", only "apiUrl", "listDataIntegrations", "integrations", `,
      ],
    ),
    [
      { integrations: [{ identifier: 'x', title: 'X' }] },
      'One of "integrations" in config.json must not hold "title", only "identifier", "name"',
    ],
    ...[null, [], 7, true, ''].map((signIn): [unknown, string] => [
      { signIn },
      '"signIn" in config.json must be "none", "token" or an object',
    ]),
    [{ apiUrl: 3 }, '"apiUrl" in config.json must be text, but is 3.'],
    [{ integrations: {} }, '"integrations" in config.json must be a list, but is {}.'],
    [{ integrations: [' '] }, '"integrations" in config.json must be identifiers'],
    [{ integrations: [{ name: 'X' }] }, '"integrations" in config.json must be identifiers'],
    [
      { listDataIntegrations: 'yes' },
      '"listDataIntegrations" in config.json must be true or false, but is "yes".',
    ],
    [
      { listDataIntegrations: null },
      '"listDataIntegrations" in config.json must be true or false, but is null.',
    ],
    [
      { signIn: 'saml' },
      '"signIn" in config.json must be "none", "token" or an object with "issuer" and "clientId", but is "saml".',
    ],
  ])('%j is refused with a sentence', (value, sentence) => {
    expect(() => readConfig(value)).toThrow(sentence);
  });
});
