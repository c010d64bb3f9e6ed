import { describe, expect, test } from '@jest/globals';

import { providerSession } from '../../../../web/sign-in/provider/provider-session.ts';
import { canaries } from '../../../canaries.ts';
import { fakePage } from './fake-page.ts';
import type { Answer } from './fake-provider.ts';
import { clickSignIn, comeBack, LIST, settled, titleOf, useProvider, wentAway } from './use-provider.ts';

const signing = useProvider();

const refusal = (body: unknown, status = 400, headers = {}) => ({ status, body, headers });

describe('a provider that does not give tokens', () => {
  test.each<[string, Record<string, string>, string, string | undefined]>([
    [
      'refused consent',
      { error: 'access_denied', error_description: 'No.' },
      'Access was not granted',
      'access_denied: No.',
    ],
    ['an error of its own', { error: 'server_error' }, 'The sign-in was refused', 'server_error'],
    [
      'an issuer that is not the one',
      { code: canaries.authorizationCode, iss: 'https://elsewhere.example.com' },
      'The sign-in was not completed',
      'unexpected "iss" (issuer) response parameter value',
    ],
    [
      'a code that is not known',
      { code: canaries.authorizationCode },
      'The sign-in was not completed',
      'invalid_grant: The code is unknown.',
    ],
  ])('%s', async (_, answer, title, said) => {
    const page = await signing.leaveFrom(fakePage(LIST));
    const back = comeBack(page, answer);
    const session = signing.sessionOf(back);
    await settled(session);
    expect(session.state()).toMatchObject({ because: { title, said: expect.stringContaining(said ?? '') } });
    expect([back.address(), back.left]).toEqual([LIST, []]);
  });

  test.each<[string, ReturnType<typeof refusal>, string]>([
    ['a wrong verifier', refusal({ error: 'invalid_grant' }), 'The sign-in was not completed'],
    ['a client it does not know', refusal({ error: 'invalid_client' }, 401), 'The sign-in was refused'],
    [
      'the same, with a challenge',
      refusal({ error: 'invalid_client' }, 401, { 'WWW-Authenticate': 'Basic realm="x"' }),
      'The sign-in was refused',
    ],
    ['too many requests', refusal('slow down', 429), 'The sign-in service cannot be reached'],
    ['a failure', refusal('<h1>Bad gateway</h1>', 502), 'The sign-in service cannot be reached'],
    ['another page', refusal('<h1>Hello</h1>', 200), 'The sign-in was not completed'],
    ['a redirect', refusal('', 302, { Location: '/elsewhere' }), 'The sign-in was not completed'],
    [
      'tokens without an ID token',
      refusal({ access_token: canaries.accessToken, token_type: 'Bearer' }, 200),
      'The sign-in was not completed',
    ],
  ])('%s at the token endpoint', async (_, answer, title) => {
    const page = await signing.leaveFrom(fakePage(LIST));
    signing.provider.gives.push(answer);
    const session = signing.sessionOf(comeBack(page, { code: canaries.authorizationCode }));
    await settled(session);
    expect(titleOf(session)).toBe(title);
  });

  test('an answer that breaks off in the middle', async () => {
    const page = await signing.leaveFrom(fakePage(LIST));
    signing.provider.gives.push(refusal('{"access_token":', 200, { 'Content-Length': '9000' }));
    const session = signing.sessionOf(comeBack(page, { code: canaries.authorizationCode }));
    await settled(session);
    expect(titleOf(session)).toBe('The sign-in service cannot be reached');
  });

  test('an answer of megabytes is not shown whole', async () => {
    const page = await signing.leaveFrom(fakePage(LIST));
    const error_description = 'x'.repeat(5_000_000);
    signing.provider.gives.push(refusal({ error: 'invalid_request', error_description }));
    const session = signing.sessionOf(comeBack(page, { code: canaries.authorizationCode }));
    await settled(session);
    const state = session.state();
    expect(titleOf(session)).toBe('The sign-in was refused');
    expect(state.is === 'closed' && state.because?.said?.length).toBeLessThan(600);
  });

  test.each<[string, Record<string, unknown>]>([
    ['another nonce', { nonce: 'of another request' }],
    ['no nonce', { nonce: undefined }],
    ['another client', { aud: 'another' }],
    ['another issuer', { iss: 'https://elsewhere.example.com' }],
    ['nobody', { sub: undefined }],
  ])('an ID token of %s', async (_, claims) => {
    const page = await signing.leaveFrom(fakePage(LIST));
    signing.provider.gives.push(signing.tokensFor(page, claims));
    const session = signing.sessionOf(comeBack(page, { code: canaries.authorizationCode }));
    await settled(session);
    expect(titleOf(session)).toBe('The sign-in was not completed');
  });

  test.each([
    { token_type: 'DPoP' },
    { token_type: 'mac' },
    { access_token: `${canaries.accessToken}\nlines` },
    { access_token: `${canaries.accessToken}ö` },
    { access_token: '' },
  ])('tokens that a page cannot send: %j', async (more) => {
    const page = await signing.leaveFrom(fakePage(LIST));
    signing.provider.gives.push(signing.tokensFor(page, {}, more));
    const session = signing.sessionOf(comeBack(page, { code: canaries.authorizationCode }));
    await settled(session);
    expect(titleOf(session)).toBe('The sign-in was not completed');
  });
});

describe('an issuer', () => {
  const missing = 'There is no sign-in service at this address';
  test.each<[string, () => Answer, string]>([
    [
      'that is another page',
      () => ({ body: '<h1>Hello</h1>', headers: { 'Content-Type': 'text/html' } }),
      missing,
    ],
    ['without a description', () => ({ status: 404, body: 'Not found' }), missing],
    [
      'that is another one',
      () => ({ body: { ...signing.provider.description(), issuer: 'https://x.example.com' } }),
      missing,
    ],
    ['that leads elsewhere', () => ({ status: 302, body: '', headers: { Location: '/x' } }), missing],
    ['without an address for signing in', () => ({ body: { issuer: signing.provider.issuer } }), missing],
    [
      'whose address for signing in is a script',
      () => ({ body: { ...signing.provider.description(), authorization_endpoint: 'javascript:alert(1)' } }),
      missing,
    ],
    [
      'that would have codes in clear text',
      () => ({
        body: { ...signing.provider.description(), token_endpoint: 'http://login.example.com/token' },
      }),
      missing,
    ],
    ['that is down for a while', () => ({ status: 503, body: '' }), 'The sign-in service cannot be reached'],
  ])('%s', async (_, answer, title) => {
    signing.provider.describes.push(answer());
    const page = fakePage();
    const session = signing.sessionOf(page);
    clickSignIn(session);
    await settled(session);
    expect([titleOf(session), page.left]).toEqual([title, []]);
    clickSignIn(session);
    await wentAway(page);
  });

  test('that nobody answers at', async () => {
    const session = providerSession({ ...signing.config, issuer: 'http://localhost:1' }, fakePage());
    clickSignIn(session);
    await settled(session);
    expect(titleOf(session)).toBe('The sign-in service cannot be reached');
  });
});
