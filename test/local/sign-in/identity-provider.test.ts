import { createPublicKey, verify } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';

import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';

import { send } from '../send.ts';
import {
  address,
  askForTokens,
  authorizationRequest,
  identityProviderPerTest,
  leadsTo,
  PAGE,
  SCOPE,
  signedIn,
  Visitor,
} from './visitor.ts';
import type { Tokens } from './visitor.ts';

const start = identityProviderPerTest();

const said = jest.fn();
beforeEach(() => {
  for (const method of ['info', 'warn', 'error', 'log'] as const) {
    jest.spyOn(console, method).mockImplementation(said);
  }
});
afterEach(() => {
  jest.restoreAllMocks();
  expect(said.mock.calls).toEqual([]);
});

test('from nothing to tokens', async () => {
  const provider = await start();
  const attempt = authorizationRequest(provider);
  const back = await new Visitor(provider).signIn(attempt, 'Łucja O’Neil');
  expect(back.href.startsWith(`${PAGE}?`)).toBe(true);
  const { issuer } = provider;
  expect(Object.fromEntries(back.searchParams)).toEqual({
    code: expect.any(String),
    state: 'a state',
    iss: issuer,
  });
  const answer = await askForTokens(provider, codeGrant(back, attempt.verifier));
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('http://localhost:3000');
  const tokens = (await answer.json()) as Tokens;
  expect(tokens).toMatchObject({ scope: `openid ${SCOPE}`, expires_in: 3600, token_type: 'Bearer' });
  expect(await provider.admits(tokens.access_token, SCOPE)).toBe(true);
  expect(await idTokenOf(issuer, tokens.id_token)).toMatchObject({
    iss: issuer,
    aud: 'console',
    name: 'Łucja O’Neil',
  });
});

test('the page asks for a name, and says what it stands in for', async () => {
  const provider = await start();
  const visitor = new Visitor(provider);
  const page = await visitor.visit(authorizationRequest(provider, { login_hint: '"><b>Ada' }).url);
  const html = await page.text();
  expect(html).toContain('This stands in for your identity provider. Sign in as anybody.');
  expect(html).toContain('value="&#34;&#62;&#60;b&#62;Ada"');
  const policy = page.headers.get('Content-Security-Policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("form-action 'self' http://localhost:3000");
  const again = await visitor.visit(page.url, { name: ' ', answer: 'sign-in' });
  expect([again.status, await again.text()]).toEqual([
    400,
    expect.stringContaining('Give a name, any name.'),
  ]);
  const tooLong = await visitor.visit(page.url, { name: 'A'.repeat(41), answer: 'sign-in' });
  expect(await tooLong.text()).toContain('Give a name of at most 40 letters.');
});

test('a subject is no longer than OpenID Connect allows', async () => {
  const provider = await start();
  const tokens = await signedIn(provider, new Visitor(provider), '電'.repeat(40));
  const { sub } = await idTokenOf(provider.issuer, tokens.id_token);
  expect(String(sub).length).toBeLessThanOrEqual(255);
});

test('who refuses is sent back with access_denied', async () => {
  const provider = await start();
  const visitor = new Visitor(provider);
  const page = await visitor.visit(authorizationRequest(provider).url);
  const back = leadsTo(await visitor.visit(page.url, { name: '', answer: 'refuse' }));
  expect(back.searchParams.get('error')).toBe('access_denied');
  expect(back.searchParams.get('state')).toBe('a state');
});

describe('without asking (prompt=none)', () => {
  test('nobody is signed in without a session', async () => {
    const provider = await start();
    const request = authorizationRequest(provider, { prompt: 'none' });
    const back = leadsTo(await new Visitor(provider).visit(request.url));
    expect(back.searchParams.get('error')).toBe('login_required');
  });

  test('whoever has a session is, until that ends', async () => {
    const provider = await start();
    const visitor = new Visitor(provider);
    await signedIn(provider, visitor);
    const request = authorizationRequest(provider, { prompt: 'none' });
    const back = leadsTo(await visitor.visit(request.url));
    const answer = await askForTokens(provider, codeGrant(back, request.verifier));
    const tokens = (await answer.json()) as Tokens;
    expect(await provider.admits(tokens.access_token, SCOPE)).toBe(true);
    provider.forget('Session');
    const later = leadsTo(await visitor.visit(request.url));
    expect(later.searchParams.get('error')).toBe('login_required');
  });
});

test('somebody else may sign in where one is signed in', async () => {
  const provider = await start();
  const visitor = new Visitor(provider);
  await signedIn(provider, visitor, 'Ada');
  const attempt = authorizationRequest(provider, { prompt: 'login' });
  const page = await visitor.visit(attempt.url);
  const handedOn = await visitor.visit(page.url, { name: 'Grace', answer: 'sign-in' });
  const back = leadsTo(await visitor.sendForm(handedOn));
  const answer = await askForTokens(provider, codeGrant(back, attempt.verifier));
  const { id_token } = (await answer.json()) as Tokens;
  expect(await idTokenOf(provider.issuer, id_token)).toMatchObject({ name: 'Grace' });
});

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
    'the address %s, with a page and no redirect',
    async (redirect_uri) => {
      const provider = await start();
      const answer = await new Visitor(provider).visit(authorizationRequest(provider, { redirect_uri }).url);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('invalid_redirect_uri');
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
    expect(await provider.admits(access_token, SCOPE)).toBe(false);
  });

  test('one that has expired counts no more', async () => {
    const provider = await start({ accessTokenSeconds: 60 });
    const { access_token, expires_in } = await signedIn(provider);
    expect(expires_in).toBe(60);
    const now = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(now + 59_000);
    expect(await provider.admits(access_token, SCOPE)).toBe(true);
    jest.spyOn(Date, 'now').mockReturnValue(now + 61_000);
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

test.each([
  ['kept', true, 200],
  ['rotating', false, 400],
] as const)('refresh tokens that are %s', async (refreshTokens, isSame, secondUse) => {
  const provider = await start({ refreshTokens });
  const { refresh_token = '' } = await signedIn(provider);
  const grant = { grant_type: 'refresh_token', refresh_token };
  const tokens = (await (await askForTokens(provider, grant)).json()) as Tokens;
  expect(await provider.admits(tokens.access_token, SCOPE)).toBe(true);
  expect(tokens.refresh_token === refresh_token).toBe(isSame);
  expect((await askForTokens(provider, grant)).status).toBe(secondUse);
});

test('no refresh tokens, where there shall be none', async () => {
  const provider = await start({ refreshTokens: 'none' });
  expect(await signedIn(provider)).not.toHaveProperty('refresh_token');
});

describe('signing out', () => {
  test('with the ID token leads straight back, and ends session and tokens', async () => {
    const provider = await start();
    const visitor = new Visitor(provider);
    const { id_token, access_token } = await signedIn(provider, visitor);
    const query = {
      id_token_hint: id_token,
      post_logout_redirect_uri: PAGE,
      state: 'out',
    };
    const back = leadsTo(await visitor.visit(address(provider, '/logout', query)));
    expect(back.href).toBe(`${PAGE}?state=out`);
    expect(await provider.admits(access_token, SCOPE)).toBe(false);
    expect(await isSignedIn(provider, visitor)).toBe(false);
  });

  test('without it asks first, and then leads back', async () => {
    const provider = await start();
    const visitor = new Visitor(provider);
    await signedIn(provider, visitor);
    const query = { client_id: 'console', post_logout_redirect_uri: PAGE };
    const page = await visitor.visit(address(provider, '/logout', query));
    expect(await page.clone().text()).toContain('Stay signed in');
    expect(await isSignedIn(provider, visitor)).toBe(true);
    expect(leadsTo(await visitor.sendForm(page, { logout: 'yes' })).href).toBe(PAGE);
    expect(await isSignedIn(provider, visitor)).toBe(false);
  });

  test('with the ID token of somebody else asks first', async () => {
    const provider = await start();
    const visitor = new Visitor(provider);
    await signedIn(provider, visitor);
    const { id_token } = await signedIn(provider, new Visitor(provider), 'Grace');
    const answer = await visitor.visit(`${provider.issuer}/logout?id_token_hint=${id_token}`);
    expect(await answer.text()).toContain('Stay signed in');
    expect(await isSignedIn(provider, visitor)).toBe(true);
  });

  test('leads to no address that is not the client’s', async () => {
    const provider = await start();
    const visitor = new Visitor(provider);
    const { id_token } = await signedIn(provider, visitor);
    const query = {
      id_token_hint: id_token,
      post_logout_redirect_uri: 'http://evil.example/',
    };
    expect((await visitor.visit(address(provider, '/logout', query))).status).toBe(400);
  });

  test('that leads nowhere ends at a page', async () => {
    const provider = await start();
    const visitor = new Visitor(provider);
    const { id_token } = await signedIn(provider, visitor);
    const answer = await visitor.visit(`${provider.issuer}/logout?id_token_hint=${id_token}`);
    expect(await answer.text()).toContain('You are signed out.');
  });
});

describe('signing out as with Amazon Cognito', () => {
  test('discovery names the endpoint all the same', async () => {
    const { issuer } = await start({ signOut: 'cognito' });
    const answer = await fetch(`${issuer}/.well-known/openid-configuration`);
    expect(await answer.json()).toMatchObject({ end_session_endpoint: `${issuer}/logout` });
  });

  test('logout_uri leads back, and ends the session but no token', async () => {
    const provider = await start({ signOut: 'cognito' });
    const visitor = new Visitor(provider);
    const { access_token } = await signedIn(provider, visitor);
    const answer = await visitor.visit(
      address(provider, '/logout', { client_id: 'console', logout_uri: PAGE }),
    );
    expect(leadsTo(answer).href).toBe(PAGE);
    expect(await isSignedIn(provider, visitor)).toBe(false);
    expect(await provider.admits(access_token, SCOPE)).toBe(true);
  });

  test.each<[Record<string, string>, string]>([
    [
      { post_logout_redirect_uri: PAGE, client_id: 'console' },
      "Required String parameter 'redirect_uri' is not present",
    ],
    [{ logout_uri: PAGE }, "Required String parameter 'redirect_uri' is not present"],
    [
      { logout_uri: 'http://localhost:3000', client_id: 'console' },
      'An error was encountered with the requested page.',
    ],
    [{ logout_uri: PAGE, client_id: 'nobody' }, 'An error was encountered with the requested page.'],
  ])('%j is refused, and ends nothing', async (query, sentence) => {
    const provider = await start({ signOut: 'cognito' });
    const visitor = new Visitor(provider);
    await signedIn(provider, visitor);
    const answer = await visitor.visit(address(provider, '/logout', query));
    expect([answer.status, await answer.text()]).toEqual([400, sentence]);
    expect(await isSignedIn(provider, visitor)).toBe(true);
  });
});

describe('strangers', () => {
  test.each(['evil.example', 'localhost.evil.example:1'])('a request for %s is refused', async (Host) => {
    const provider = await start();
    const answer = await send(provider, '/.well-known/openid-configuration', { headers: { Host } });
    expect(answer).toMatchObject({ status: 403, body: expect.stringContaining('does not answer to') });
  });

  test('a page of another origin gets nothing, one of a client does', async () => {
    const provider = await start();
    const ask = (Origin: string) => send(provider, '/jwks', { headers: { Origin, Host: 'localhost' } });
    expect((await ask('http://evil.example')).status).toBe(403);
    expect((await ask('null')).status).toBe(403);
    const answer = await ask('http://localhost:3000');
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'access-control-allow-origin': 'http://localhost:3000' },
    });
  });

  test('a page of another site may lead a person here, and nothing else', async () => {
    const provider = await start();
    const { pathname, search } = new URL(authorizationRequest(provider).url);
    const ask = (mode: string, dest: string) =>
      send(provider, pathname + search, {
        headers: {
          Host: 'localhost',
          'Sec-Fetch-Site': 'cross-site',
          'Sec-Fetch-Mode': mode,
          'Sec-Fetch-Dest': dest,
        },
      });
    expect((await ask('navigate', 'document')).status).toBe(303);
    expect((await ask('navigate', 'iframe')).status).toBe(403);
    expect((await ask('no-cors', 'image')).status).toBe(403);
  });

  test('a token is not given to a page of another origin', async () => {
    const provider = await start();
    const attempt = authorizationRequest(provider);
    const grant = codeGrant(await new Visitor(provider).signIn(attempt), attempt.verifier);
    expect((await askForTokens(provider, grant, 'http://localhost:3001')).status).toBe(403);
  });
});

test('two of them on one machine leave each other their cookies', async () => {
  const [one, other] = [await start(), await start()];
  const names = await Promise.all(
    [one, other].map(async (provider) => {
      const answer = await fetch(authorizationRequest(provider).url, { redirect: 'manual' });
      return answer.headers.getSetCookie().map((cookie) => cookie.split('=')[0]);
    }),
  );
  await one.close();
  expect(names[0]?.filter((name) => names[1]?.includes(name))).toEqual([]);
});

test('it closes while somebody is connected', async () => {
  const provider = await start();
  const socket = connect(provider.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write('GET /jwks HTTP/1.1\r\n');
  socket.on('error', () => {});
  const ended = new Promise((resolve) => void socket.once('close', resolve));
  await provider.close();
  await ended;
  await expect(fetch(`${provider.issuer}/jwks`)).rejects.toThrow('fetch failed');
});

function codeGrant(back: URL, code_verifier: string): Record<string, string> {
  return { grant_type: 'authorization_code', code: back.searchParams.get('code') ?? '', code_verifier };
}

async function isSignedIn(provider: { issuer: string }, visitor: Visitor): Promise<boolean> {
  const back = leadsTo(await visitor.visit(authorizationRequest(provider, { prompt: 'none' }).url));
  return back.searchParams.has('code');
}

/** The claims, once the signature has been checked. */
async function idTokenOf(issuer: string, token: string): Promise<Record<string, unknown>> {
  const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: JsonWebKey[] };
  const [head = '', payload = '', signature = ''] = token.split('.');
  const key = createPublicKey({ key: keys[0] ?? {}, format: 'jwk' });
  const isGenuine = verify(
    'sha256',
    Buffer.from(`${head}.${payload}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  expect(isGenuine).toBe(true);
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
}
