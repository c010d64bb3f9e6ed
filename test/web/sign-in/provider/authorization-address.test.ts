import { hash } from 'node:crypto';

import { expect, test } from '@jest/globals';

import { authorizationAddress } from '../../../../web/sign-in/provider/authorization-address.ts';

const config = {
  issuer: 'https://login.example.com',
  clientId: 'console',
  scope: 'openid associations/read',
  signOut: 'standard',
  parameters: { audience: 'the api', prompt: 'login', identity_provider: 'Company' },
} as const;
const transaction = { state: 's', nonce: 'n', verifier: 'v'.repeat(43), returnTo: 'https://example.com/' };
const own = {
  tenant: '1',
  audience: 'the api',
  client_id: 'console',
  redirect_uri: 'https://example.com/prod/',
  response_type: 'code',
  scope: 'openid associations/read',
  state: 's',
  nonce: 'n',
  code_challenge: hash('sha256', transaction.verifier, 'base64url'),
  code_challenge_method: 'S256',
};

async function parametersOf(isSilent: boolean): Promise<Record<string, string>> {
  const address = await authorizationAddress(
    'https://login.example.com/authorize?tenant=1',
    config,
    'https://example.com/prod/',
    { ...transaction, isSilent },
  );
  return Object.fromEntries(new URL(address).searchParams);
}

test('asks for a code, with what config.json adds', async () => {
  expect(await parametersOf(false)).toEqual({ ...own, prompt: 'login', identity_provider: 'Company' });
});

test('without a word: no prompt of config.json, and no choice of a provider', async () => {
  expect(await parametersOf(true)).toEqual({ ...own, prompt: 'none' });
});
