import { describe, expect, jest, test } from '@jest/globals';

import {
  askForTokens,
  authorizationRequest,
  codeGrant,
  identityProviderPerTest,
  leadsTo,
  PAGE,
  SCOPE,
  signedIn,
  Visitor,
} from './visitor.ts';
import type { Tokens } from './visitor.ts';

const start = identityProviderPerTest();

describe('what is refused', () => {
  test('a verifier that is not the one of the request', async () => {
    const provider = await start();
    const back = await new Visitor(provider).signIn(authorizationRequest(provider));
    const answer = await askForTokens(provider, codeGrant(back, 'x'.repeat(43)));
    expect([answer.status, await answer.json()]).toEqual([
      400,
      expect.objectContaining({ error: 'invalid_grant' }),
    ]);
  });

  test('a request without PKCE', async () => {
    const provider = await start();
    const url = new URL(authorizationRequest(provider).url);
    url.searchParams.delete('code_challenge');
    url.searchParams.delete('code_challenge_method');
    const back = leadsTo(await new Visitor(provider).visit(url.href));
    expect(back.searchParams.get('error')).toBe('invalid_request');
  });

  test.each(['http://localhost:3000', 'http://localhost:3000/other', 'http://evil.example/', `${PAGE}?x`])(
    'the address %s, with a page that says which is right',
    async (redirect_uri) => {
      const provider = await start();
      const answer = await new Visitor(provider).visit(authorizationRequest(provider, { redirect_uri }).url);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('Open the page at http://localhost:3000/');
    },
  );

  test('a code that has been used', async () => {
    const provider = await start();
    const attempt = authorizationRequest(provider);
    const grant = codeGrant(await new Visitor(provider).signIn(attempt), attempt.verifier);
    const tokens = (await (await askForTokens(provider, grant)).json()) as Tokens;
    expect((await askForTokens(provider, grant)).status).toBe(400);
    expect(await provider.admits(tokens.access_token, SCOPE)).toBe(false);
  });

  test('a sign-in of another browser', async () => {
    const provider = await start();
    const page = await new Visitor(provider).visit(authorizationRequest(provider).url);
    const answer = await new Visitor(provider).visit(page.url);
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining('Go back to the page you came from, and sign in again.'),
    ]);
  });
});

describe('access tokens', () => {
  test('nothing else is one', async () => {
    const provider = await start();
    const tokens = await signedIn(provider);
    for (const token of [
      '',
      'x',
      tokens.id_token,
      tokens.refresh_token ?? 'none',
      `${tokens.access_token}x`,
    ]) {
      expect(await provider.admits(token, SCOPE)).toBe(false);
    }
    expect(await provider.admits(tokens.access_token, 'associations/write')).toBe(false);
  });

  test('one of another client has that client’s scopes', async () => {
    const provider = await start();
    await provider.register({ clientId: 'other', addresses: [PAGE], scope: 'openid' });
    const attempt = authorizationRequest(provider, { client_id: 'other', scope: 'openid' });
    const back = await new Visitor(provider).signIn(attempt);
    const grant = { ...codeGrant(back, attempt.verifier), client_id: 'other' };
    const { access_token, scope } = (await (await askForTokens(provider, grant)).json()) as Tokens;
    expect(scope).toBe('openid');
    const more = await new Visitor(provider).visit(
      authorizationRequest(provider, { client_id: 'other' }).url,
    );
    expect(leadsTo(more).searchParams.get('error')).toBe('invalid_scope');
    expect(await provider.admits(access_token, SCOPE)).toBe(false);
  });

  test('one that has expired counts no more', async () => {
    const provider = await start({ accessTokenSeconds: 60 });
    const issuedAt = Date.now();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(issuedAt);
    const { access_token, expires_in } = await signedIn(provider);
    expect(expires_in).toBe(60);
    clock.mockReturnValue(issuedAt + 58_000);
    expect(await provider.admits(access_token, SCOPE)).toBe(true);
    clock.mockReturnValue(issuedAt + 61_000);
    expect(await provider.admits(access_token, SCOPE)).toBe(false);
  });

  test('one that was revoked counts no more', async () => {
    const provider = await start();
    const { access_token } = await signedIn(provider);
    const body = new URLSearchParams({ token: access_token, client_id: 'console' });
    const answer = await fetch(`${provider.issuer}/token/revocation`, { method: 'POST', body });
    expect(answer.status).toBe(200);
    expect(await provider.admits(access_token, SCOPE)).toBe(false);
  });
});
