import { afterEach, expect, test } from '@jest/globals';
import * as fc from 'fast-check';

import { readFreshness } from '../../client/freshness.ts';
import { createClient } from '../../client/index.ts';
import { freshnessHeaders } from '../../lambda/route/freshness-headers.ts';
import { aLook } from '../lambda/pages/a-look.ts';
import { drain } from './drain.ts';
import { startScriptedApi } from './scripted-api.ts';
import type { ScriptedApi } from './scripted-api.ts';

const STALE = 'appintegrations-bff; hit; detail=upstream-throttled; ttl=-12; age=17';
const stale = { ageSeconds: 17, isStale: true, staleBecause: 'upstream-throttled' };
const FRESH = 'appintegrations-bff; hit; ttl=3; age=2';
const fresh = { ageSeconds: 2, isStale: false };

/** What is read of `Cache-Status`, and of `Age`. */
function read(status: string, age?: string) {
  return readFreshness(new Headers({ 'Cache-Status': status, ...(age !== undefined && { Age: age }) }));
}

test.each([
  ['stale', STALE, stale],
  ['fresh', FRESH, fresh],
  ['in its last second', 'appintegrations-bff; hit; ttl=0; age=5', { ageSeconds: 5, isStale: false }],
  [
    'in its last second, with a detail',
    'appintegrations-bff; hit; ttl=0; age=5; detail=upstream-throttled',
    { ageSeconds: 5, isStale: false },
  ],
  ['less than nothing past', 'appintegrations-bff; hit; ttl=-0; age=5', { ageSeconds: 5, isStale: false }],
  ['not kept at all', 'appintegrations-bff; fwd=request; ttl=0; age=0', { ageSeconds: 0, isStale: false }],
  [
    'stale after a refusal',
    'appintegrations-bff; fwd=stale; fwd-status=429; detail=upstream-throttled; ttl=-7; age=12',
    { ...stale, ageSeconds: 12 },
  ],
  ['stale, and nobody says why', 'appintegrations-bff; hit; ttl=-1; age=6', { ageSeconds: 6, isStale: true }],
  ['fresh, with a detail that is no cause', 'appintegrations-bff; hit; detail=warm; ttl=3; age=2', fresh],
  ['spaced otherwise', ' appintegrations-bff;hit;detail=upstream-throttled;  ttl=-12;\tage=17 ', stale],
  ['of unknown age', 'appintegrations-bff; hit; ttl=-1', { isStale: true }],
  ['of unknown freshness', 'appintegrations-bff; hit; age=6', { ageSeconds: 6 }],
])('a page is %s', (_how, status, freshness) => {
  expect(read(status)).toStrictEqual(freshness);
});

test.each([
  ['before ours', `ExampleCache; hit; ttl=376; age=99, ${STALE}`],
  ['after ours', `${STALE}, "CDN Company Here"; fwd=uri-miss; ttl=376; age=99`],
  ['on both sides, in two lines', `ReverseProxy; hit, ${STALE}, ForwardProxy; hit; ttl=1`],
  ['whose name holds a comma and ours', `"a, ${FRESH}"; hit, ${STALE}`],
  ['whose name holds quotation marks', String.raw`"a \"b\", ${FRESH} \\"; hit, ${STALE}`],
  ['whose name begins as ours does', `appintegrations-bff-2; ttl=3; age=2, ${STALE}`],
  ['whose name ends as ours does', `my-appintegrations-bff; ttl=3; age=2, ${STALE}`],
  ['that has ours as a parameter', `ExampleCache; appintegrations-bff; ttl=3; age=2, ${STALE}`],
  ['that has ours as a value', `ExampleCache; key=appintegrations-bff; ttl=3; age=2, ${STALE}`],
  ['that says the same of another age', `${STALE}, ${FRESH}`],
  ['whose string does not end', `${STALE}, "a, ${FRESH}`],
])('the list of caches has a member %s', (_which, status) => {
  expect(read(status)).toStrictEqual(stale);
});

test.each([
  ['our name', `"appintegrations-bff"; hit; detail=upstream-throttled; ttl=-12; age=17`],
  ['the detail', `appintegrations-bff; hit; detail="upstream-throttled"; ttl=-12; age=17`],
  ['a parameter that sounds like others', `${STALE}; key="x; ttl=3; age=2, ${FRESH}"`],
  ['the same, before ours', `appintegrations-bff; key="\\"; ttl=3; age=2"${STALE.slice(19)}`],
])('a string is %s', (_what, status) => {
  expect(read(status)).toStrictEqual(stale);
});

test.each([
  ['nothing', ''],
  ['another cache alone', 'ExampleCache; hit; ttl=-12; age=17'],
  ['our name alone', 'appintegrations-bff'],
  ['our name in another case', 'AppIntegrations-BFF; hit; ttl=-12; age=17'],
  ['our name within a string', `"${STALE}"`],
  ['a string that does not end', `"a, ${STALE}`],
  ['words for numbers', 'appintegrations-bff; ttl=past; age=old'],
  ['numbers and more', 'appintegrations-bff; ttl=-12s; age=17s'],
  ['two numbers', 'appintegrations-bff; ttl=-12=1; age=17=1'],
  ['broken numbers', 'appintegrations-bff; ttl=-1.5; age=1.5'],
  ['numbers of another kind', 'appintegrations-bff; ttl=-0x1; age=1e3'],
  ['an age before now', 'appintegrations-bff; age=-17'],
  ['an age that no date can bear', 'appintegrations-bff; ttl=-99999999999999; age=999999999999999'],
  ['parameters without values', 'appintegrations-bff; ttl; age; detail'],
  ['parameters with empty values', 'appintegrations-bff; ttl=; age=; detail='],
  ['parameters of other names', 'appintegrations-bff; x-ttl=-12; Age=17; the-age=17; __proto__=1'],
])('where Cache-Status says %s, nothing is known, and nothing made up', (_what, status) => {
  expect(read(status)).toStrictEqual({});
});

test.each([
  ['17', { ageSeconds: 17 }],
  ['0', { ageSeconds: 0 }],
  ['-17', {}],
  ['1.5', {}],
  ['17, 3', {}],
  ['soon', {}],
  ['', {}],
])('where only Age is there, and says %j', (age, freshness) => {
  expect(readFreshness(new Headers({ Age: age }))).toStrictEqual(freshness);
});

test('Cache-Status comes before Age, and Age before nothing', () => {
  expect(read(STALE, '3')).toStrictEqual(stale);
  expect(read('appintegrations-bff; hit; ttl=-12; age=old', '3')).toStrictEqual({
    ageSeconds: 3,
    isStale: true,
  });
});

test('a fetch of the caller’s may give headers that know nothing of it', () => {
  const headers = { get: () => undefined } as unknown as Headers;
  expect(readFreshness(headers)).toStrictEqual({});
});

test('what the route says is what is read, whatever stands around it', () => {
  const cause = fc.option(
    fc.constantFrom('not-due', 'upstream-budget', 'upstream-fault', 'upstream-timeout'),
  );
  const others = fc.array(
    fc.constantFrom(
      'Edge; hit',
      'Edge',
      `"${FRESH}"`,
      `"a \\" b, ${FRESH}"; hit; ttl=3`,
      `Edge; key="; ttl=3; age=2, ${FRESH}, \\\\"`,
    ),
  );
  fc.assert(
    fc.property(fc.nat(90_000), fc.nat(1000), cause, others, others, (age, life, why, before, after) => {
      const how = why === null ? ({ state: 'hit' } as const) : ({ state: 'stale', why } as const);
      const said = freshnessHeaders({ found: { look: aLook([]), ...how }, ageMs: age * 1000 }, life);
      const status = [...before, said['Cache-Status'], ...after].join(', ');
      expect(read(status)).toStrictEqual({
        ageSeconds: age,
        isStale: why !== null,
        ...(why !== null && { staleBecause: why }),
      });
    }),
  );
});

let api: ScriptedApi | undefined;

afterEach(async () => {
  await api?.close();
  api = undefined;
});

/** A client of an API that says of each answer what the script does. */
async function connect(...statuses: string[]) {
  api = await startScriptedApi(({ headers, url }, count) => ({
    status: headers['if-none-match'] === undefined ? 200 : 304,
    headers: {
      'Cache-Status': statuses[count - 1] ?? '',
      ...(!url?.includes('/dataIntegrations?') && { ETag: '"1"' }),
    },
    body: { DataIntegrationAssociations: [{ ClientId: 'crm' }], DataIntegrations: [] },
  }));
  return createClient({ baseUrl: api.url });
}

test('a page carries it beside the body, and one that is not modified carries its new age', async () => {
  const client = await connect(FRESH, STALE, '', FRESH);
  const body = { DataIntegrationAssociations: [{ ClientId: 'crm' }], DataIntegrations: [] };
  await expect(client.listAssociations('orders')).resolves.toStrictEqual({ ...body, ...fresh });
  await expect(client.listAssociations('orders')).resolves.toStrictEqual({ ...body, ...stale });
  await expect(client.listAssociations('orders')).resolves.toStrictEqual(body);
  await expect(client.listAssociations('orders')).resolves.toStrictEqual({ ...body, ...fresh });
  expect(api?.requests.map(({ headers }) => headers['if-none-match'])).toEqual([
    undefined,
    '"1"',
    '"1"',
    '"1"',
  ]);
});

test('so do the pages of a walk, and those of the other list', async () => {
  const client = await connect(STALE, FRESH, STALE);
  await expect(drain(client.pages('orders'))).resolves.toMatchObject([stale]);
  await expect(drain(client.dataIntegrationPages({ maxResults: 5 }))).resolves.toMatchObject([fresh]);
  await expect(client.listDataIntegrations({ maxResults: 6 })).resolves.toMatchObject(stale);
});

test('no other cache of the page’s answers, which would not tell how long it had kept them', async () => {
  api = await startScriptedApi(() => ({}));
  const inits: RequestInit[] = [];
  const client = createClient({
    baseUrl: api.url,
    authorize: ({ url }) => new Request(url),
    fetch: (request, init) => {
      inits.push(init);
      return fetch(request, init);
    },
  });
  await client.listAssociations('orders');
  expect(inits).toMatchObject([{ cache: 'no-store' }]);
});
