import { expect, test } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';

import type { AssociationsClient, AssociationsPage } from '../../../client/index.ts';
import { associationsQuery, loadPage } from '../../../web/api/associations-query.ts';
import type { DatedPage } from '../../../web/api/associations-query.ts';

const NOON = Date.UTC(2026, 0, 7, 12);
const { signal } = new AbortController();

const running: AssociationsPage = { DataIntegrationAssociations: [{ ClientId: 'running' }] };
const ended: AssociationsPage = { DataIntegrationAssociations: [{ ClientId: 'ended' }], NextToken: 'next' };

/** A client whose every answer is this page. */
const answering = (page: AssociationsPage) => ({ listAssociations: () => Promise.resolve(page) });

function load(page: AssociationsPage, known?: DatedPage): Promise<DatedPage> {
  return loadPage(answering(page), 'orders', { signal, known }, () => NOON);
}

test('a page is dated, where the API says how old it is', async () => {
  expect(await load({ ...running, ageSeconds: 7 })).toMatchObject({ statedAt: NOON - 7000 });
  expect(await load(running)).toEqual(running);
});

const known = { ...ended, ageSeconds: 1, isStale: false, statedAt: NOON - 10_000 };

test('an older answer takes nothing away, but says why there is nothing newer', async () => {
  const older = { ...running, ageSeconds: 200, isStale: true, staleBecause: 'upstream-throttled' };
  expect(await load(older, known)).toEqual({ ...known, isStale: true, staleBecause: 'upstream-throttled' });
  const waited = { ...known, isStale: true, staleBecause: 'not-due' };
  expect(await load({ ...running, ageSeconds: 13, isStale: false }, waited)).toEqual(known);
});

test.each([
  ['a newer answer', { ...running, ageSeconds: 9 }, known],
  ['one that may be as new', { ...running, ageSeconds: 12 }, known],
  ['one of unknown age', running, known],
  ['an answer after one of unknown age', { ...running, ageSeconds: 200 }, ended],
  [
    'an answer after the clock was put back',
    { ...running, ageSeconds: 200 },
    { ...ended, statedAt: NOON + 1 },
  ],
])('%s counts', async (_which, page, known) => {
  expect(await load(page, known)).toMatchObject(running);
});

test('so it is when the whole list is asked for again, for each page by its cursor', async () => {
  let page: AssociationsPage = { ...ended, ageSeconds: 0 };
  const client = { listAssociations: () => Promise.resolve(page) } as unknown as AssociationsClient;
  const queryClient = new QueryClient();
  const query = associationsQuery(client, 'orders');
  await queryClient.fetchInfiniteQuery({ ...query, staleTime: 0 });
  page = { ...running, ageSeconds: 200, isStale: true };
  expect((await queryClient.fetchInfiniteQuery({ ...query, staleTime: 0 })).pages).toMatchObject([
    { ...ended, isStale: true },
  ]);
  queryClient.clear();
  expect((await queryClient.fetchInfiniteQuery({ ...query, staleTime: 0 })).pages).toMatchObject([running]);
  queryClient.clear();
});
