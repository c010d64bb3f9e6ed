import { describe, expect, test } from '@jest/globals';

import { providerSession } from '../../../../web/sign-in/provider/provider-session.ts';
import { until } from '../../../until.ts';
import { FOLDER, fakePage } from './fake-page.ts';
import type { Answer } from './fake-provider.ts';
import { clickSignIn, comeBack, LIST, settled, titleOf, useProvider, wentAway } from './use-provider.ts';

const signing = useProvider();
const DAY = 24 * 3600;

const refusal = (body: unknown, status = 400, headers = {}) => ({ status, body, headers });

function blockedStorage(): Storage {
  throw new DOMException('Access is denied for this document.', 'SecurityError');
}

describe('signing in', () => {
  test('leads to the provider and back to the very same address, with one use of state and verifier', async () => {
    const page = await signing.leaveFrom(fakePage(LIST));
    expect(page.left).toEqual([
      { href: expect.stringContaining(`${signing.provider.issuer}/authorize?`), isSilent: false },
    ]);
    expect(page.left[0]?.href).not.toContain('prompt');
    signing.provider.gives.push(signing.tokensFor(page));
    const back = comeBack(page, { code: 'the code' });
    const session = signing.sessionOf(back);
    expect([back.address(), back.tabStorage().length]).toEqual([LIST, 0]);
    await settled(session);
    const request = new Request('https://api.example.com/');
    await session.authorize(request);
    expect(request.headers.get('Authorization')).toBe('Bearer access');
    expect(signing.provider.asked).toEqual([
      expect.objectContaining({
        client_id: 'console',
        code: 'the code',
        code_verifier: expect.stringMatching(/^[\w-]{43}$/),
        grant_type: 'authorization_code',
        redirect_uri: FOLDER,
      }),
    ]);
    // Nothing secret stays anywhere.
    expect(back.storage().length).toBe(1);
    expect(back.storage().getItem(back.storage().key(0) ?? '')).toBe('in');
  });

  test('whatever the clock of the machine says', async () => {
    for (const seconds of [-DAY * 400, -300, 300, DAY * 400]) {
      const page = await signing.leaveFrom(fakePage());
      const now = Math.floor(Date.now() / 1000) + seconds;
      signing.provider.gives.push(signing.tokensFor(page, { iat: now, nbf: now, exp: now + 300 }));
      const session = signing.sessionOf(comeBack(page, { code: 'c' }));
      await settled(session);
      expect(titleOf(session)).toBe('open');
    }
  });

  test('what is no answer of the provider is left alone', () => {
    const page = fakePage(`${FOLDER}?code=mine&identifier=a`);
    const session = signing.sessionOf(page);
    expect([page.address(), session.state()]).toEqual([`${FOLDER}?code=mine&identifier=a`, { is: 'closed' }]);
  });

  test('a page that is not secure says so, and one for which the browser keeps nothing', async () => {
    const insecure = fakePage();
    insecure.isSecure = false;
    const session = signing.sessionOf(insecure);
    clickSignIn(session);
    await settled(session);
    expect(titleOf(session)).toBe('Nobody can sign in on this page');

    const blocked = { ...fakePage(), tabStorage: blockedStorage, storage: blockedStorage };
    const other = signing.sessionOf(blocked);
    clickSignIn(other);
    await settled(other);
    expect(titleOf(other)).toBe('This browser keeps nothing for this page');
    expect(blocked.left).toEqual([]);
  });

  test('whoever goes back from the provider can sign in again', async () => {
    const page = fakePage();
    const session = signing.sessionOf(page);
    clickSignIn(session);
    await wentAway(page);
    expect(session.state().is).toBe('busy');
    page.goBack();
    expect(session.state()).toEqual({ is: 'closed' });
    clickSignIn(session);
    await until(() => page.left.length === 2);
  });
});

describe('a browser that does not get to the provider', () => {
  test('says so, and tries again', async () => {
    const page = fakePage();
    const session = signing.sessionOf(page);
    clickSignIn(session);
    await wentAway(page);
    page.stayHere();
    await settled(session);
    expect(titleOf(session)).toBe('The sign-in service cannot be reached');
    clickSignIn(session);
    await until(() => page.left.length === 2);
  });

  test('and someone who has come back from there meanwhile hears nothing of it', async () => {
    const page = fakePage();
    const session = signing.sessionOf(page);
    clickSignIn(session);
    await wentAway(page);
    page.goBack();
    const states: unknown[] = [];
    session.subscribe(() => states.push(session.state()));
    page.stayHere();
    await new Promise(setImmediate);
    expect([session.state(), states]).toEqual([{ is: 'closed' }, []]);
  });
});

describe('an answer that is not for this page', () => {
  const unknown = 'This sign-in cannot be finished';

  test('of another state, or of none that this tab has begun', async () => {
    const page = await signing.leaveFrom(fakePage(LIST));
    for (const tab of [page.tabStorage(), undefined]) {
      const back = fakePage(`${FOLDER}?code=c&state=forged&identifier=many`, page.storage(), tab);
      const session = signing.sessionOf(back);
      expect([titleOf(session), back.address()]).toEqual([unknown, `${FOLDER}?identifier=many`]);
    }
    expect(signing.provider.asked).toEqual([]);
  });

  test('and that somebody made up keeps nobody from coming back without a click', async () => {
    const [page] = await signing.signedIn();
    const trap = fakePage(`${FOLDER}?code=theirs&state=theirs`, page.storage());
    expect(titleOf(signing.sessionOf(trap))).toBe(unknown);
    const next = await signing.leaveFrom(fakePage(LIST, page.storage()));
    expect(next.left).toEqual([expect.objectContaining({ isSilent: true })]);
  });

  test('that comes a second time', async () => {
    const page = await signing.leaveFrom(fakePage());
    const back = comeBack(page, { code: 'c' });
    const address = back.address();
    signing.provider.gives.push(signing.tokensFor(page));
    await settled(signing.sessionOf(back));
    const again = fakePage(address, page.storage(), page.tabStorage());
    expect(titleOf(signing.sessionOf(again))).toBe(unknown);
    expect(signing.provider.asked.length).toBe(1);
    expect(again.left).toEqual([]);
  });
});

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
      { code: 'c', iss: 'https://elsewhere.example.com' },
      'The sign-in was not completed',
      'unexpected "iss" (issuer) response parameter value',
    ],
    [
      'a code that is not known',
      { code: 'c' },
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
      refusal({ access_token: 'a', token_type: 'Bearer' }, 200),
      'The sign-in was not completed',
    ],
  ])('%s at the token endpoint', async (_, answer, title) => {
    const page = await signing.leaveFrom(fakePage(LIST));
    signing.provider.gives.push(answer);
    const session = signing.sessionOf(comeBack(page, { code: 'c' }));
    await settled(session);
    expect(titleOf(session)).toBe(title);
  });

  test('an answer that breaks off in the middle', async () => {
    const page = await signing.leaveFrom(fakePage(LIST));
    signing.provider.gives.push(refusal('{"access_token":', 200, { 'Content-Length': '9000' }));
    const session = signing.sessionOf(comeBack(page, { code: 'c' }));
    await settled(session);
    expect(titleOf(session)).toBe('The sign-in service cannot be reached');
  });

  test('an answer of megabytes is not shown whole', async () => {
    const page = await signing.leaveFrom(fakePage(LIST));
    const error_description = 'x'.repeat(5_000_000);
    signing.provider.gives.push(refusal({ error: 'invalid_request', error_description }));
    const session = signing.sessionOf(comeBack(page, { code: 'c' }));
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
    const session = signing.sessionOf(comeBack(page, { code: 'c' }));
    await settled(session);
    expect(titleOf(session)).toBe('The sign-in was not completed');
  });

  test.each([
    { token_type: 'DPoP' },
    { token_type: 'mac' },
    { access_token: 'two\nlines' },
    { access_token: 'schön' },
    { access_token: '' },
  ])('tokens that a page cannot send: %j', async (more) => {
    const page = await signing.leaveFrom(fakePage(LIST));
    signing.provider.gives.push(signing.tokensFor(page, {}, more));
    const session = signing.sessionOf(comeBack(page, { code: 'c' }));
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
