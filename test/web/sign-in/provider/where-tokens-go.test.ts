import { afterEach, expect, jest, test } from '@jest/globals';

import { canaries } from '../../../canaries.ts';
import { useApi } from './use-api.ts';
import { askedFor, LIST, useProvider, wentAway } from './use-provider.ts';

const HOUR = 3_600_000;
const signing = useProvider();
const api = useApi();
afterEach(() => {
  jest.restoreAllMocks();
});

/** Sees all that the page sends: the text of each part, with where it goes. */
function watchFetch(): [place: string, text: string][] {
  const parts: [string, string][] = [];
  const { fetch } = globalThis;
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (...args) => {
    const request = new Request(...args);
    const { origin, pathname, search } = new URL(request.url);
    const to = `${origin === signing.provider.issuer ? 'provider' : 'api'}${pathname}`;
    parts.push([`${to} address`, search], [`${to} body`, await request.clone().text()]);
    for (const [name, value] of request.headers) parts.push([`${to} ${name}`, value]);
    return fetch(request);
  });
  return parts;
}

test('an access token goes to the API in a header, a refresh token to the provider in a body, and an ID token nowhere until signing out', async () => {
  const parts = watchFetch();
  const places = (token: string) =>
    new Set(parts.filter(([, text]) => text.includes(token)).map(([place]) => place));
  const [page, session] = await signing.signedIn(undefined, { refresh_token: `${canaries.refreshToken}1` });
  await api.ask(session);
  page.clock += HOUR;
  const more = { access_token: `${canaries.accessToken}2`, refresh_token: `${canaries.refreshToken}2` };
  signing.provider.gives.push(signing.tokensFor(page, { nonce: undefined }, more));
  await api.ask(session, '/b');
  session.signOut?.();
  await wentAway(page);

  expect(places(canaries.accessToken)).toEqual(new Set(['api/a authorization', 'api/b authorization']));
  expect(places(canaries.refreshToken)).toEqual(new Set(['provider/token body']));
  const idToken = askedFor(page)['id_token_hint'] ?? '';
  expect(idToken.split('.')).toHaveLength(3);
  expect(places(idToken)).toEqual(new Set());
  expect(page.left.map(({ href }) => href.split('?')[0])).toEqual([`${signing.provider.issuer}/end`]);
  const kept = [page.storage(), page.tabStorage()].flatMap((storage) =>
    Array.from({ length: storage.length }, (_, at) => storage.getItem(storage.key(at) ?? '')),
  );
  expect([kept, page.address()]).toEqual([['out'], LIST]);
});
