import { describe, expect, test } from '@jest/globals';
import { Fn } from 'aws-cdk-lib';

import type { OpenIdSignIn } from '../../../lib/console/sign-in.ts';
import { readSignIn } from '../../../web/config/sign-in-config.ts';
import { openId, parameter } from './sign-in-problems.ts';

describe('signing in with any provider', () => {
  const own =
    'client_id client_secret code_challenge code_challenge_method nonce redirect_uri request request_uri response_mode response_type scope state';

  test.each(own.split(' '))('leaves %s to the page, which would refuse it', (name) => {
    const parameters = { audience: 'associations', [name]: 'x' };
    expect(openId({ parameters })).toEqual([
      `signIn.parameters must not hold ${name}: the page says all of that itself, and has no secret.`,
    ]);
    expect(() =>
      readSignIn({ issuer: 'https://login.example.com', clientId: 'console', parameters }),
    ).toThrow(name);
  });

  test('leaves it to the page to go there without a word', () => {
    const parameters = { prompt: 'none' };
    expect(openId({ parameters })).toEqual([
      "signIn.parameters.prompt must be another than 'none', with which nobody is asked.",
    ]);
    expect(() =>
      readSignIn({ issuer: 'https://login.example.com', clientId: 'console', parameters }),
    ).toThrow('signIn.parameters.prompt');
    expect(openId({ parameters: { prompt: 'login' } })).toEqual([]);
  });

  test("must fit into the function's environment", () => {
    expect(openId({ parameters: { audience: 'x'.repeat(3000) } })).toEqual([
      "signIn must fit into the environment of the page's function, 3000 bytes as JSON, but has 3102.",
    ]);
  });

  test.each<Partial<OpenIdSignIn>>([
    { issuer: 'https://login.example.com/' },
    { issuer: 'https://login.example.com/tenant/v2.0' },
    { issuer: 'http://localhost:4000' },
    { issuer: 'http://127.0.0.1' },
    { issuer: parameter },
    { issuer: `https://${parameter}/tenant` },
    { clientId: parameter },
    { scope: 'openid' },
    { scope: 'openid associations/read' },
    { scope: parameter },
    { connectTo: [] },
    { connectTo: ['https://tokens.example.com', 'https://keys.example.com:8443', parameter] },
    { connectTo: Fn.split(',', parameter) },
    { signOut: 'cognito', parameters: { audience: 'associations', resource: parameter } },
  ])('may be told: %#', (members) => {
    expect(openId(members)).toEqual([]);
  });

  test.each([
    '',
    'login.example.com',
    'http://login.example.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://127.0.0.2',
    'http://[::1]:4000/oidc',
    'https://[2001:db8::1]',
    `http://${parameter}`,
    'ftp://login.example.com',
    'https://',
    'https://login.example.com?tenant=1',
    'https://login.example.com#',
    'https://user@login.example.com',
    'https://login.example.com/a b',
    ' https://login.example.com',
    'javascript:alert(1)',
    'https://login.example.com/.well-known/openid-configuration',
    'https://login.example.com/@tenant',
  ])('needs an issuer that it may ask: %p', (issuer) => {
    expect(openId({ issuer })).toEqual([
      'signIn.issuer must be the https URL of the provider, as its tokens have it in iss: without query, fragment and /.well-known (http only on ' +
        `localhost and 127.0.0.1), but is '${issuer}'.`,
    ]);
  });

  test.each(['', ' ', ' console'])('needs a client id: %p', (clientId) => {
    expect(openId({ clientId })).toEqual([
      `signIn.clientId must be the id of the page's client, but is '${clientId}'.`,
    ]);
  });

  test.each(['', ' ', 'openid  email', 'openid,email ', 'email', 'associations/read'])(
    'needs scopes: %p',
    (scope) => {
      expect(openId({ scope })).toEqual([
        `signIn.scope must be scopes with one space between them, openid among them, but is '${scope}'.`,
      ]);
    },
  );

  test.each([
    '*',
    'https:',
    'https://*.example.com',
    'http://tokens.example.com',
    'https://tokens.example.com/',
    "'self'",
    'https://[2001:db8::1]',
  ])('reaches exact origins only: %p', (wrong) => {
    expect(openId({ connectTo: ['https://tokens.example.com', wrong] })).toEqual([
      `signIn.connectTo must hold https origins such as https://login.example.com, without a path, but holds '${wrong}'.`,
    ]);
  });
});
