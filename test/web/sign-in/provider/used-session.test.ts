import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import type { Session } from '../../../../web/sign-in/session.ts';
import { until } from '../../../until.ts';
import type { FakePage } from './fake-page.ts';
import { askedFor, comeBack, LIST, opened, settled, titleOf, useProvider, wentAway } from './use-provider.ts';

const HOUR = 3_600_000;
const signing = useProvider();
let server: Server;
/** The tokens that the API was shown, and what it answers to the next ones; then 200. */
let shown: (string | undefined)[];
let answers: [status: number, body: string][];

beforeEach(async () => {
  shown = [];
  answers = [];
  server = createServer((request, response) => {
    shown.push(request.headers.authorization);
    const [status, body] = answers.shift() ?? [200, '{}'];
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(status === 304 ? undefined : body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const REFUSED: [number, string] = [401, '{"message":"Unauthorized"}'];

/** Asks the API as the client does, and says which status comes back; never, where the page leaves. */
async function ask(session: Session, path = '/a'): Promise<number | undefined> {
  const { port } = server.address() as AddressInfo;
  const request = new Request(`http://localhost:${port}${path}?maxResults=50`);
  await session.authorize(request);
  const { signal } = new AbortController();
  return (await session.send?.(request, { signal, cache: 'no-store' }))?.status;
}

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
    const [page, session] = await signing.signedIn(undefined, { refresh_token: 'refresh-1' });
    page.clock += HOUR - 30_000;
    give(page, { access_token: 'second', refresh_token: 'refresh-2' });
    expect(await Promise.all([ask(session), ask(session, '/b'), ask(session)])).toEqual([200, 200, 200]);
    expect(shown).toEqual(['Bearer second', 'Bearer second', 'Bearer second']);
    expect(signing.provider.asked.slice(1)).toEqual([
      { client_id: 'console', grant_type: 'refresh_token', refresh_token: 'refresh-1' },
    ]);
  });

  test('is renewed with the newest refresh token, which a provider need not send anew', async () => {
    const [page, session] = await signing.signedIn(undefined, { refresh_token: 'refresh-1' });
    for (const more of [{ refresh_token: 'refresh-2' }, {}, {}]) {
      page.clock += HOUR;
      give(page, more);
      await ask(session);
    }
    expect(signing.provider.asked.slice(1).map((asked) => asked['refresh_token'])).toEqual([
      'refresh-1',
      'refresh-2',
      'refresh-2',
    ]);
  });

  test('is not taken from somebody else', async () => {
    const [page, session] = await signing.signedIn(undefined, { refresh_token: 'refresh-1' });
    await ask(session);
    page.clock += HOUR - 30_000;
    signing.provider.gives.push(
      signing.tokensFor(page, { sub: 'somebody else' }, { access_token: 'theirs' }),
    );
    await ask(session);
    expect(shown).toEqual(['Bearer access', 'Bearer access']);
  });

  test('and has, with nothing to renew it by, leads to the provider and back to the list', async () => {
    const [page, session] = await signing.signedIn();
    await ask(session);
    page.clock += HOUR;
    await askAndLeave(session, page);
    expect(shown.length).toBe(1);
    signing.provider.gives.push(signing.tokensFor(page, {}, { access_token: 'second' }));
    const back = comeBack(page, { code: 'c' });
    const again = signing.sessionOf(back);
    await settled(again);
    expect([back.address(), await ask(again), shown.at(-1)]).toEqual([LIST, 200, 'Bearer second']);
  });

  test('leaves once, however many requests want it', async () => {
    const [page, session] = await signing.signedIn();
    await ask(session);
    page.clock += HOUR;
    void ask(session, '/b');
    void ask(session, '/c');
    await askAndLeave(session, page);
  });

  test('while the provider is down: the request fails, the page stays, and the next request asks again', async () => {
    const [page, session] = await signing.signedIn(undefined, { refresh_token: 'refresh-1' });
    await ask(session);
    page.clock += HOUR;
    signing.provider.gives.push({ status: 503, body: '' });
    await expect(ask(session)).rejects.toMatchObject({
      name: 'AssociationsError',
      code: 'SignInUnavailable',
    });
    expect([titleOf(session), page.left]).toEqual(['open', []]);
    give(page, { access_token: 'second' });
    expect(await ask(session)).toBe(200);
  });
});

describe('a token that the API refuses', () => {
  test('is renewed and shown again, if the API had taken it before', async () => {
    const [page, session] = await signing.signedIn(undefined, { refresh_token: 'refresh-1' });
    await ask(session);
    answers.push(REFUSED);
    give(page, { access_token: 'second' });
    expect(await ask(session, '/b')).toBe(200);
    expect(shown).toEqual(['Bearer access', 'Bearer access', 'Bearer second']);
  });

  test('leads to the provider where it was taken at this address before', async () => {
    const [page, session] = await signing.signedIn();
    answers.push([304, ''], REFUSED);
    await ask(session);
    await askAndLeave(session, page);
  });

  test.each([
    ['at first sight', []],
    ['here, and is taken elsewhere', ['/b']],
  ])('%s: the page says so, and does not leave', async (_, taken) => {
    const [page, session] = await signing.signedIn();
    for (const path of taken) await ask(session, path);
    answers.push(REFUSED);
    expect(await ask(session)).toBe(401);
    expect([titleOf(session), page.left]).toEqual(['The API does not accept this sign-in', []]);
    await expect(ask(session)).rejects.toMatchObject({ code: 'UnauthorizedException' });
    // Nor does it when it is loaded anew.
    const next = opened(page, page.tabStorage());
    expect([signing.sessionOf(next).state(), next.left]).toEqual([{ is: 'closed' }, []]);
  });

  test('and whose successor it refuses as well, is refused for good after two tries', async () => {
    const [page, session] = await signing.signedIn(undefined, { refresh_token: 'refresh-1' });
    await ask(session);
    answers.push(REFUSED, REFUSED);
    give(page, { access_token: 'second', refresh_token: 'refresh-2' });
    expect(await ask(session)).toBe(401);
    expect([titleOf(session), page.left, shown.length]).toEqual([
      'The API does not accept this sign-in',
      [],
      3,
    ]);
  });

  test('does not end the session where AWS refuses the API itself', async () => {
    const [, session] = await signing.signedIn();
    answers.push([
      401,
      '{"message":"AWS does not accept the credentials of this service. Report the requestId."}',
    ]);
    expect([await ask(session), titleOf(session)]).toEqual([401, 'open']);
  });

  test.each([403, 404, 429, 500])('is another matter than an answer of %i', async (status) => {
    const [page, session] = await signing.signedIn();
    answers.push([status, '{}']);
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

  test('in another tab is signing out here', async () => {
    const [page, session] = await signing.signedIn();
    page.changeElsewhere('in');
    expect(titleOf(session)).toBe('open');
    page.changeElsewhere('out');
    expect([titleOf(session), page.left]).toEqual(['You are signed out', []]);
    await expect(ask(session)).rejects.toMatchObject({ code: 'UnauthorizedException' });
  });

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
