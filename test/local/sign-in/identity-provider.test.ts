import { once } from 'node:events';
import { connect } from 'node:net';

import { expect, test } from '@jest/globals';

import {
  askForTokens,
  authorizationRequest,
  codeGrant,
  identityProviderPerTest,
  idTokenOf,
  PAGE,
  SCOPE,
  signedIn,
  Visitor,
} from './visitor.ts';
import type { Tokens } from './visitor.ts';

const start = identityProviderPerTest();

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

test('what one has given, the next knows nothing of: keys, sessions and tokens are in its memory', async () => {
  const one = await start();
  const visitor = new Visitor(one);
  const { access_token: token, id_token } = await signedIn(one, visitor);
  const other = await start();
  expect([await one.admits(token, SCOPE), await other.admits(token, SCOPE)]).toEqual([true, false]);
  await expect(idTokenOf(other.issuer, id_token)).rejects.toThrow();
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

test.each(['/', '/nothing'])('%s says where to go instead', async (path) => {
  const provider = await start();
  const answer = await fetch(provider.issuer + path);
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([404, 'text/html; charset=utf-8']);
  expect(await answer.text()).toContain('open the console, and sign in there.');
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
