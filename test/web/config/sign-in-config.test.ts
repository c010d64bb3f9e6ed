import { describe, expect, test } from '@jest/globals';

import { readSignIn } from '../../../web/config/sign-in-config.ts';
import { canaries } from '../../canaries.ts';

const client = { issuer: 'https://login.example.com', clientId: 'console' };

describe('signIn of config.json', () => {
  test('least', () => {
    expect(readSignIn(client)).toEqual({
      ...client,
      scope: 'openid',
      signOut: 'standard',
      parameters: {},
    });
  });

  test('most', () => {
    const signIn = {
      issuer: 'https://login.example.com/realms/one/',
      clientId: 'console',
      scope: 'openid associations/read',
      signOut: 'cognito',
      parameters: { audience: 'https://api.example.com', identity_provider: 'Company' },
    };
    expect(readSignIn(signIn)).toEqual(signIn);
  });

  test.each([
    ['https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc', 'cognito'],
    ['https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_abc', 'cognito'],
    ['https://cognito-idp-fips.example.com/', 'standard'],
    ['https://login.example.com/cognito-idp.eu-west-1.amazonaws.com', 'standard'],
  ])('%s is signed out of as %s', (issuer, signOut) => {
    expect(readSignIn({ ...client, issuer })).toMatchObject({ signOut });
  });

  test.each(['http://localhost:4700', 'http://127.0.0.1/', 'http://localhost/a'])(
    'an issuer in clear text on this machine: %s',
    (issuer) => {
      expect(readSignIn({ ...client, issuer })).toMatchObject({ issuer });
    },
  );

  test.each([
    ['http://login.example.com'],
    ['http://localhost.example.com'],
    ['http://127.0.0.1.example.com'],
    ['http://10.0.0.1'],
    ['http://0.0.0.0'],
    ['http://127.9.8.7'],
    ['http://[::1]:4700'],
    ['login.example.com'],
    ['//login.example.com'],
    ['ftp://login.example.com'],
    ['javascript:alert(1)'],
    ['https://login.example.com?tenant=1'],
    ['https://login.example.com#'],
    [`https://me:${canaries.password}@login.example.com`],
    ['https://login.example.com/.well-known/openid-configuration'],
    [' https://login.example.com'],
    ['https://login.example.com\n'],
    ['https://'],
    [''],
    [undefined],
    [null],
    [5],
  ])('an issuer is refused with a sentence: %j', (issuer) => {
    expect(() => readSignIn({ ...client, issuer })).toThrow('"signIn.issuer" in config.json must be ');
  });

  test.each([
    [
      { clientId: '' },
      '"signIn.clientId" in config.json must be the id of a client at the issuer, but is "".',
    ],
    [{ clientId: undefined }, '"signIn.clientId" in config.json must be the id of a client'],
    [{ clientId: 7 }, '"signIn.clientId" in config.json must be text, but is 7.'],
    [
      { scope: 'email' },
      '"signIn.scope" in config.json must be scopes separated by spaces, "openid" among them',
    ],
    [{ scope: 'openid,email' }, '"signIn.scope" in config.json must be scopes'],
    [{ scope: ['openid'] }, '"signIn.scope" in config.json must be text'],
    [{ signOut: 'none' }, '"signIn.signOut" in config.json must be "standard" or "cognito", but is "none".'],
    [
      { clientSecret: 'x' },
      '"signIn" in config.json must not hold "clientSecret", only "issuer", "clientId"',
    ],
    [{ client_id: 'x' }, '"signIn" in config.json must not hold "client_id"'],
    [{ parameters: ['a'] }, '"signIn.parameters" in config.json must be an object of texts'],
    [{ parameters: null }, '"signIn.parameters" in config.json must be an object of texts, but is null.'],
    [{ parameters: { max_age: 5 } }, '"signIn.parameters" in config.json must be an object of texts'],
    [
      { parameters: { state: 'fixed' } },
      '"signIn.parameters" in config.json must not hold "state": the page says all of that itself, and has no secret.',
    ],
    ...['request', 'request_uri', 'client_secret', 'response_mode', 'nonce', 'scope'].map(
      (name): [object, string] => [{ parameters: { [name]: 'x' } }, `must not hold "${name}"`],
    ),
    [
      { parameters: { prompt: 'none' } },
      '"signIn.parameters.prompt" in config.json must be another than "none", with which nobody is asked',
    ],
    [{ parameters: { code_challenge_method: 'plain' } }, 'must not hold "code_challenge_method"'],
    [{ parameters: { redirect_uri: 'https://elsewhere.example.com' } }, 'must not hold "redirect_uri"'],
  ])('%j is refused with a sentence', (member, sentence) => {
    expect(() => readSignIn({ ...client, ...member })).toThrow(sentence);
  });
});
