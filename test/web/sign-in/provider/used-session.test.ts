import { describe, expect, test } from '@jest/globals';

import type { Session } from '../../../../web/sign-in/session.ts';
import { canaries } from '../../../canaries.ts';
import { until } from '../../../until.ts';
import type { FakePage } from './fake-page.ts';
import { idToken } from './fake-provider.ts';
import { REFUSED, useApi } from './use-api.ts';
import { askedFor, comeBack, LIST, opened, settled, titleOf, useProvider, wentAway } from './use-provider.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const signing = useProvider();
const api = useApi();
const { ask } = api;

/** The page leaves in the middle: what it asks for never comes. */
async function askAndLeave(session: Session, page: FakePage, path?: string): Promise<void> {
  const asked = ask(session, path).then(() => 'answered');
  await Promise.race([asked, wentAway(page)]);
  expect(page.left).toEqual([{ href: expect.stringContaining('prompt=none'), isSilent: true }]);
}

/** More tokens from the provider, the next time it is asked. */
function give(page: FakePage, more: object): void {
  signing.provider.gives.push(signing.tokensFor(page, { nonce: undefined }, more));
}

describe('a token that is about to end', () => {
  test('is renewed before it does, once for all requests', async () => {
    const [page, session] = await signing.signedIn(undefined, { refresh_token: `${canaries.refreshToken}1` });
    page.clock += HOUR - 30_000;
    give(page, { access_token: `${canaries.accessToken}2`, refresh_token: `${canaries.refreshToken}2` });
    expect(await Promise.all([ask(session), ask(session, '/b'), ask(session)])).toEqual([200, 200, 200]);
    expect(api.shown).toEqual([
      `Bearer ${canaries.accessToken}2`,
      `Bearer ${canaries.accessToken}2`,
      `Bearer ${canaries.accessToken}2`,
    ]);
    expect(signing.provider.asked.slice(1)).toEqual([
      { client_id: 'console', grant_type: 'refresh_token', refresh_token: `${canaries.refreshToken}1` },
    ]);
  });

  test('is renewed with the newest refresh token, which a provider need not send anew', async () => {
    const [page, session] = await signing.signedIn(undefined, { refresh_token: `${canaries.refreshToken}1` });
    for (const more of [{ refresh_token: `${canaries.refreshToken}2` }, {}, {}]) {
      page.clock += HOUR;
      give(page, more);
      await ask(session);
    }
    expect(signing.provider.asked.slice(1).map((asked) => asked['refresh_token'])).toEqual([
      `${canaries.refreshToken}1`,
      `${canaries.refreshToken}2`,
      `${canaries.refreshToken}2`,
    ]);
  });

  test('is not taken from somebody else', async () => {
    const [page, session] = await signing.signedIn(undefined, { refresh_token: `${canaries.refreshToken}1` });
    await ask(session);
    page.clock += HOUR - 30_000;
    signing.provider.gives.push(
      signing.tokensFor(page, { sub: 'somebody else' }, { access_token: `${canaries.accessToken}3` }),
    );
    await ask(session);
    expect(api.shown).toEqual([`Bearer ${canaries.accessToken}`, `Bearer ${canaries.accessToken}`]);
  });

  test('and has, with nothing to renew it by, leads to the provider and back to the list', async () => {
    const [page, session] = await signing.signedIn();
    await ask(session);
    page.clock += HOUR;
    await askAndLeave(session, page);
    expect(api.shown.length).toBe(1);
    signing.provider.gives.push(signing.tokensFor(page, {}, { access_token: `${canaries.accessToken}2` }));
    const back = comeBack(page, { code: canaries.authorizationCode });
    const again = signing.sessionOf(back);
    await settled(again);
    expect([back.address(), await ask(again), api.shown.at(-1)]).toEqual([
      LIST,
      200,
      `Bearer ${canaries.accessToken}2`,
    ]);
  });

  test('leaves once, however many requests want it', async () => {
    const [page, session] = await signing.signedIn();
    await ask(session);
    page.clock += HOUR;
    void ask(session, '/b');
    void ask(session, '/c');
    await askAndLeave(session, page);
  });

  test('and the browser does not get to the provider: the request fails, the page stays, and the next request tries again', async () => {
    const [page, session] = await signing.signedIn();
    await ask(session);
    page.clock += HOUR;
    const waiting = ask(session);
    await wentAway(page);
    page.stayHere();
    await expect(waiting).rejects.toMatchObject({ code: 'SignInUnavailable' });
    expect(titleOf(session)).toBe('open');
    void ask(session);
    await until(() => page.left.length === 2);
  });

  test.each([
    ['is down', { status: 503, body: '' }],
    ['breaks off in the middle', { body: '{', headers: { 'Content-Length': '9000' } }],
  ])(
    'while the provider %s: the request fails, the page stays, and the next request asks again',
    async (_, answer) => {
      const [page, session] = await signing.signedIn(undefined, {
        refresh_token: `${canaries.refreshToken}1`,
      });
      await ask(session);
      page.clock += HOUR;
      signing.provider.gives.push(answer);
      await expect(ask(session)).rejects.toMatchObject({
        name: 'AssociationsError',
        code: 'SignInUnavailable',
      });
      expect([titleOf(session), page.left]).toEqual(['open', []]);
      give(page, { access_token: `${canaries.accessToken}2` });
      expect(await ask(session)).toBe(200);
    },
  );
});

describe('a token that the API refuses', () => {
  test('is renewed and api.shown again, if the API had taken it before', async () => {
    const [page, session] = await signing.signedIn(undefined, { refresh_token: `${canaries.refreshToken}1` });
    await ask(session);
    api.answers.push(REFUSED);
    give(page, { access_token: `${canaries.accessToken}2` });
    expect(await ask(session, '/b')).toBe(200);
    expect(api.shown).toEqual([
      `Bearer ${canaries.accessToken}`,
      `Bearer ${canaries.accessToken}`,
      `Bearer ${canaries.accessToken}2`,
    ]);
  });

  test('leads to the provider where it was taken at this address before', async () => {
    const [page, session] = await signing.signedIn();
    api.answers.push([304, ''], REFUSED);
    await ask(session);
    page.clock += MINUTE;
    await askAndLeave(session, page);
  });

  test.each([
    ['at first sight', []],
    ['here, and is taken elsewhere', ['/b']],
  ])('%s: the page says so, and does not leave', async (_, taken) => {
    const [page, session] = await signing.signedIn();
    for (const path of taken) await ask(session, path);
    api.answers.push(REFUSED);
    expect(await ask(session)).toBe(401);
    expect([titleOf(session), page.left]).toEqual(['The API does not accept this sign-in', []]);
    await expect(ask(session)).rejects.toMatchObject({ code: 'UnauthorizedException' });
    // Nor does it when it is loaded anew.
    const next = opened(page, page.tabStorage());
    expect([signing.sessionOf(next).state(), next.left]).toEqual([{ is: 'closed' }, []]);
  });

  test('and whose successor it refuses as well, is refused for good after two tries', async () => {
    const [page, session] = await signing.signedIn(undefined, { refresh_token: `${canaries.refreshToken}1` });
    await ask(session);
    api.answers.push(REFUSED, REFUSED);
    give(page, { access_token: `${canaries.accessToken}2`, refresh_token: `${canaries.refreshToken}2` });
    expect(await ask(session)).toBe(401);
    expect([titleOf(session), page.left, api.shown.length]).toEqual([
      'The API does not accept this sign-in',
      [],
      3,
    ]);
  });

  test('does not end the session where AWS refuses the API itself', async () => {
    const [, session] = await signing.signedIn();
    api.answers.push([
      401,
      '{"message":"AWS does not accept the credentials of this service. Report the requestId."}',
    ]);
    expect([await ask(session), titleOf(session)]).toEqual([401, 'open']);
  });

  test.each([403, 404, 429, 500])('is another matter than an answer of %i', async (status) => {
    const [page, session] = await signing.signedIn();
    api.answers.push([status, '{}']);
    expect([await ask(session), titleOf(session), page.left]).toEqual([status, 'open', []]);
  });
});

describe('signing out', () => {
  test('forgets the tokens, says so to other tabs, and ends the session of the provider', async () => {
    const [page, session] = await signing.signedIn();
    session.signOut?.();
    expect(titleOf(session)).toBe('You are signed out');
    await wentAway(page);
    const { origin, pathname } = new URL(page.left[0]?.href ?? '');
    expect(`${origin}${pathname}`).toBe(`${signing.provider.issuer}/end`);
    expect(askedFor(page)).toEqual({
      client_id: 'console',
      id_token_hint: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      post_logout_redirect_uri: page.folder,
    });
    await expect(ask(session)).rejects.toMatchObject({ code: 'UnauthorizedException' });
    const next = opened(page);
    expect([titleOf(signing.sessionOf(next)), next.left]).toEqual(['You are signed out', []]);
  });

  test('sends along the newest ID token, and counts also once the API has refused the others', async () => {
    const [page, session] = await signing.signedIn(undefined, { refresh_token: `${canaries.refreshToken}1` });
    page.clock += HOUR;
    const id_token = idToken({
      iss: signing.provider.issuer,
      aud: 'console',
      sub: 'me',
      iat: 2,
      exp: 3,
    });
    give(page, { id_token });
    await ask(session);
    api.answers.push(REFUSED, REFUSED);
    await ask(session, '/b');
    expect(titleOf(session)).toBe('The API does not accept this sign-in');
    session.signOut?.();
    await wentAway(page);
    expect(askedFor(page)['id_token_hint']).toBe(id_token);
  });

  test('in another tab is signing out here', async () => {
    const [page, session] = await signing.signedIn();
    page.changeElsewhere('in');
    expect(titleOf(session)).toBe('open');
    page.changeElsewhere('out');
    expect([titleOf(session), page.left]).toEqual(['You are signed out', []]);
    await expect(ask(session)).rejects.toMatchObject({ code: 'UnauthorizedException' });
  });

  test.each(['in another tab', 'and refused there'])(
    'while this tab is on its way back is signing out here: %s',
    async (how) => {
      const [page] = await signing.signedIn();
      const next = await signing.leaveFrom(opened(page));
      if (how === 'in another tab') signing.provider.gives.push(signing.tokensFor(next));
      page.storage().setItem(page.storage().key(0) ?? '', 'out');
      const back = comeBack(next, { code: canaries.authorizationCode });
      const session = signing.sessionOf(back);
      await settled(session);
      expect(titleOf(session)).toBe('You are signed out');
      await expect(ask(session)).rejects.toMatchObject({ code: 'UnauthorizedException' });
      // A reload does not undo it, a click does.
      const again = opened(page, back.tabStorage());
      expect([titleOf(signing.sessionOf(again)), again.left]).toEqual(['You are signed out', []]);
      await signing.signedIn(again);
    },
  );

  test('counts also for a page that someone goes back to', async () => {
    const [page, session] = await signing.signedIn();
    page.storage().setItem(page.storage().key(0) ?? '', 'out');
    page.goBack();
    expect(titleOf(session)).toBe('You are signed out');
  });

  test('says so where the provider has no way to end its session', async () => {
    const describe = signing.provider.description;
    signing.provider.description = () => ({ ...describe(), end_session_endpoint: undefined });
    const [page, session] = await signing.signedIn();
    session.signOut?.();
    await until(() => titleOf(session) === 'You are signed out of this page only');
    expect(page.left).toEqual([]);
    await expect(ask(session)).rejects.toMatchObject({ code: 'UnauthorizedException' });
  });
});
