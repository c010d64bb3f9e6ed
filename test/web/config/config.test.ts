import { describe, expect, test } from '@jest/globals';

import { readConfig } from '../../../web/config/config.ts';

describe('config.json', () => {
  test('least', () => {
    expect(readConfig({})).toEqual({
      apiUrl: '',
      integrations: [],
      listDataIntegrations: false,
      signIn: 'none',
    });
  });

  test('most', () => {
    const config = {
      apiUrl: 'https://api.example.com/prod',
      integrations: ['plain', { identifier: 'x', name: 'X', description: 'An X', group: 'Letters' }],
      listDataIntegrations: true,
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
    [{ signIn: 'saml' }, '"signIn" in config.json must be "none" or "token", but is "saml".'],
  ])('%j is refused with a sentence', (value, sentence) => {
    expect(() => readConfig(value)).toThrow(sentence);
  });
});
