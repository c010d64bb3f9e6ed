import { expect, test } from '@jest/globals';

import type { SignInConfig } from '../../../../web/config/sign-in-config.ts';
import { signOutAddress } from '../../../../web/sign-in/provider/sign-out-address.ts';

const config: SignInConfig = {
  issuer: 'https://login.example.com',
  clientId: 'a client',
  scope: 'openid',
  signOut: 'standard',
  parameters: {},
};
const server = {
  issuer: config.issuer,
  authorization_endpoint: 'https://calls.auth.eu-west-1.amazoncognito.com/oauth2/authorize',
};
const page = 'https://example.com/prod/';

test('as OpenID Connect has it, with whose session it is where that is known', () => {
  const named = { ...server, end_session_endpoint: 'https://login.example.com/end?tenant=1' };
  expect(signOutAddress(named, config, page, 'id-token')).toBe(
    'https://login.example.com/end?tenant=1&client_id=a+client&post_logout_redirect_uri=https%3A%2F%2Fexample.com%2Fprod%2F&id_token_hint=id-token',
  );
  expect(signOutAddress(named, config, page, undefined)).not.toContain('id_token_hint');
});

test.each([
  [
    'that names it',
    { ...server, end_session_endpoint: 'https://calls.auth.eu-west-1.amazoncognito.com/logout' },
  ],
  ['of before February 2024', server],
])('Amazon Cognito has its own: a pool %s', (_, server) => {
  expect(signOutAddress(server, { ...config, signOut: 'cognito' }, page, 'id-token')).toBe(
    'https://calls.auth.eu-west-1.amazoncognito.com/logout?client_id=a+client&logout_uri=https%3A%2F%2Fexample.com%2Fprod%2F',
  );
});

test.each([undefined, 'javascript:alert(1)', 'http://login.example.com/end', 'no address'])(
  'a provider that has none the page could go to: %s',
  (end_session_endpoint) => {
    const named = end_session_endpoint === undefined ? server : { ...server, end_session_endpoint };
    expect(signOutAddress(named, config, page, 'id-token')).toBeUndefined();
  },
);
