import { afterEach, expect, test } from '@jest/globals';

import { createAssociationsClient, createClient, createDataIntegrationsClient } from '../../client/index.ts';
import type { Client, ClientOptions } from '../../client/index.ts';
import { canaries } from '../canaries.ts';
import { drain } from './drain.ts';
import { startScriptedApi } from './scripted-api.ts';
import type { ScriptedApi } from './scripted-api.ts';

let api: ScriptedApi | undefined;

afterEach(async () => {
  await api?.close();
  api = undefined;
});

async function connect(
  script: Parameters<typeof startScriptedApi>[0],
  options: Partial<ClientOptions> = {},
): Promise<{ api: ScriptedApi; client: ReturnType<typeof createClient> }> {
  api = await startScriptedApi(script);
  return { api, client: createClient({ baseUrl: api.url, retryDelayMs: 1, ...options }) };
}

const page = (ids: string[], NextToken?: string) => ({
  body: {
    DataIntegrationAssociations: ids.map((ClientId) => ({ ClientId })),
    ...(NextToken && { NextToken }),
  },
});

test('a page, exactly as it was answered', async () => {
  const body = {
    DataIntegrationAssociations: [{ ClientId: 'crm', DestinationURI: 's3://bucket', Future: { Member: 1 } }],
    NextToken: 'cursor-1',
  };
  const { api, client } = await connect(() => ({ body }));
  await expect(client.listAssociations('a/b', { maxResults: 2, nextToken: 'cursor-0' })).resolves.toEqual(
    body,
  );
  expect(api.requests[0]).toMatchObject({
    method: 'GET',
    url: '/dataIntegrations/a%2Fb/associations?maxResults=2&nextToken=cursor-0',
    headers: { accept: 'application/json' },
  });
});

test('headers go with every request; those it cannot send are refused at once', async () => {
  const { api, client } = await connect(() => ({}), { headers: { 'X-Team': 'contact-centre' } });
  await client.listAssociations('orders');
  expect(api.requests[0]?.headers).toMatchObject({ 'x-team': 'contact-centre', accept: 'application/json' });
  expect(() => createClient({ baseUrl: api.url, headers: { 'X-Team': 'line\nbreak' } })).toThrow(
    /^headers must be an object of strings that HTTP allows/,
  );
});

test('authorize signs every attempt anew, by changing the request or by returning another', async () => {
  let signatures = 0;
  const { api, client } = await connect((_request, count) => (count % 2 === 1 ? { status: 503 } : {}), {
    authorize: async (request) => {
      await Promise.resolve();
      signatures += 1;
      if (signatures <= 2) {
        request.headers.set('Authorization', `Bearer ${canaries.accessToken}-${signatures}`);
        return undefined;
      }
      return new Request(request, { headers: { Authorization: `Signed ${signatures}` } });
    },
  });
  await client.listAssociations('orders');
  await client.listAssociations('orders');
  expect(api.requests.map(({ headers }) => headers.authorization)).toEqual([
    `Bearer ${canaries.accessToken}-1`,
    `Bearer ${canaries.accessToken}-2`,
    'Signed 3',
    'Signed 4',
  ]);
});

test('what authorize throws reaches the caller as it is, and nothing is sent', async () => {
  const failure = new Error('not signed in');
  const { api, client } = await connect(() => ({}), { authorize: () => Promise.reject(failure) });
  await expect(client.listAssociations('orders')).rejects.toBe(failure);
  expect(api.requests).toHaveLength(0);
});

test('fetch can be replaced', async () => {
  const asked: string[] = [];
  const client = createClient({
    baseUrl: 'https://api.example.com/prod',
    fetch: (request) => {
      asked.push(request.url);
      return Promise.resolve(Response.json({ DataIntegrationAssociations: [] }));
    },
  });
  await expect(client.listAssociations('orders')).resolves.toEqual({ DataIntegrationAssociations: [] });
  expect(asked).toEqual(['https://api.example.com/prod/dataIntegrations/orders/associations']);
});

test('a page with an ETag is revalidated, and a 304 gives it again, untouched by what callers did to it', async () => {
  const { api, client } = await connect(({ headers }) =>
    headers['if-none-match'] === '"v1"' ? { status: 304 } : { ...page(['crm']), headers: { ETag: '"v1"' } },
  );
  const first = await client.listAssociations('orders');
  first.DataIntegrationAssociations.length = 0;
  await expect(client.listAssociations('orders')).resolves.toEqual(page(['crm']).body);
  await expect(client.listAssociations('orders', { maxResults: 5 })).resolves.toEqual(page(['crm']).body);
  expect(api.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"v1"', undefined]);
});

test('a 304 that nobody asked for is no answer', async () => {
  const { client } = await connect(() => ({ status: 304 }));
  await expect(client.listAssociations('orders')).rejects.toMatchObject({
    code: 'UnreadableAnswer',
    status: 304,
  });
});

test('429 and 503 are tried again after the time they ask for', async () => {
  const { api, client } = await connect((_request, count) =>
    count === 1
      ? { status: 429, headers: { 'Retry-After': '1' }, body: { message: 'Slow down.' } }
      : page(['crm']),
  );
  const start = performance.now();
  await expect(client.listAssociations('orders')).resolves.toEqual(page(['crm']).body);
  expect(performance.now() - start).toBeGreaterThanOrEqual(990);
  expect(api.requests).toHaveLength(2);
});

test('when the retries are used up, the last error is thrown, with all it says', async () => {
  const { api, client } = await connect(
    () => ({
      status: 429,
      headers: { 'Retry-After': '7' },
      body: { message: 'Slow down.', code: 'ThrottlingException', requestId: 'request-1' },
    }),
    { maxRetryWaitMs: 6000 },
  );
  await expect(client.listAssociations('orders')).rejects.toMatchObject({
    name: 'AssociationsError',
    message: 'Slow down.',
    status: 429,
    code: 'ThrottlingException',
    requestId: 'request-1',
    retryAfter: 7,
  });
  expect(api.requests).toHaveLength(1);
});

test('pages and associations walk to the end, each page asked for when it is needed', async () => {
  const { api, client } = await connect(({ url }) => {
    const token = new URL(url ?? '', 'http://localhost').searchParams.get('nextToken');
    return token === null ? page(['1', '2'], 'a') : token === 'a' ? page([], 'b') : page(['3']);
  });
  const seen: [string | undefined, number][] = [];
  for await (const { ClientId } of client.associations('orders', { maxResults: 2 })) {
    seen.push([ClientId, api.requests.length]);
  }
  expect(seen).toEqual([
    ['1', 1],
    ['2', 1],
    ['3', 3],
  ]);
  expect(api.requests.map(({ url }) => url?.split('?')[1])).toEqual([
    'maxResults=2',
    'maxResults=2&nextToken=a',
    'maxResults=2&nextToken=b',
  ]);

  const sizes = [];
  for await (const { DataIntegrationAssociations } of client.pages('orders', { nextToken: 'a' })) {
    sizes.push(DataIntegrationAssociations.length);
  }
  expect(sizes).toEqual([0, 1]);
});

test('data integrations are asked for by the same code: a page, pages, every one of them', async () => {
  const pages: Record<string, object> = {
    '/dataIntegrations?maxResults=2': { DataIntegrations: [{ Name: 'a', Future: 1 }], NextToken: 'second' },
    '/dataIntegrations?maxResults=2&nextToken=second': { DataIntegrations: [], NextToken: 'third' },
    '/dataIntegrations?maxResults=2&nextToken=third': { DataIntegrations: [{ Name: 'b' }] },
  };
  const { api, client } = await connect(({ url = '' }) => ({ body: pages[url] }));
  await expect(client.listDataIntegrations({ maxResults: 2 })).resolves.toEqual(Object.values(pages)[0]);
  // A page may be short or empty and still not be the last one.
  await expect(drain(client.dataIntegrationPages({ maxResults: 2 }))).resolves.toEqual(Object.values(pages));
  await expect(drain(client.dataIntegrations({ maxResults: 2, nextToken: 'second' }))).resolves.toEqual([
    { Name: 'b' },
  ]);
  expect(api.requests.map(({ url }) => url)).toEqual([
    ...Object.keys(pages).slice(0, 1),
    ...Object.keys(pages),
    ...Object.keys(pages).slice(1),
  ]);
});

test.each([
  ['associations', { DataIntegrations: [] }, (client: Client) => client.listAssociations('orders')],
  [
    'data integrations',
    { DataIntegrationAssociations: [] },
    (client: Client) => client.listDataIntegrations(),
  ],
])('a page of another list is no answer where %s are asked for', async (_what, body, ask) => {
  const { client } = await connect(() => ({ body }));
  await expect(ask(client)).rejects.toMatchObject({ code: 'UnreadableAnswer', status: 200 });
});

test('each list revalidates its own pages, and retries as the options say', async () => {
  const { api, client } = await connect(({ headers, url }, count) => {
    if (count === 1) return { status: 503, body: {} };
    if (headers['if-none-match'] === `"${url}"`) return { status: 304 };
    return {
      headers: { ETag: `"${url}"` },
      body: { DataIntegrationAssociations: [], DataIntegrations: [{ Name: 'a' }] },
    };
  });
  const first = await client.listDataIntegrations();
  await client.listAssociations('orders');
  await expect(client.listDataIntegrations()).resolves.toEqual(first);
  expect(api.requests.map(({ headers }) => headers['if-none-match'])).toEqual([
    undefined,
    undefined,
    undefined,
    '"/dataIntegrations"',
  ]);
});

test('a walk of data integrations that never ends fails, and one that is aborted ends', async () => {
  const controller = new AbortController();
  const { api, client } = await connect((_request, count) => ({
    body: { DataIntegrations: [{}, {}], NextToken: `token-${count}` },
  }));
  await expect(drain(client.dataIntegrations({ maxPages: 3 }))).rejects.toMatchObject({
    code: 'EndlessPagination',
  });
  expect(api.requests).toHaveLength(3);
  const { signal } = controller;
  const walk = client.dataIntegrations({ signal });
  await walk.next();
  controller.abort('enough');
  await expect(walk.next()).rejects.toBe('enough');
  expect(api.requests).toHaveLength(4);
});

test.each([
  [createAssociationsClient, ['associations', 'listAssociations', 'pages']],
  [createDataIntegrationsClient, ['dataIntegrationPages', 'dataIntegrations', 'listDataIntegrations']],
])('%p refuses what createClient refuses, and has its own methods alone', (create, names) => {
  expect(() => create({ baseUrl: 'nowhere' })).toThrow(/^baseUrl must be an http or https URL/);
  const client: Partial<Client> = create({ baseUrl: 'https://api.example.com' });
  expect(Object.keys(client).toSorted()).toEqual(names);
});

test('leaving a walk early asks for nothing more', async () => {
  const { api, client } = await connect((_request, count) => page(['1', '2'], `token-${count}`));
  for await (const association of client.associations('orders')) {
    expect(association).toEqual({ ClientId: '1' });
    break;
  }
  expect(api.requests).toHaveLength(1);
});

test('a walk of more pages than maxPages fails', async () => {
  const { api, client } = await connect((_request, count) => page(['1'], `token-${count}`));
  await expect(drain(client.associations('orders', { maxPages: 3 }))).rejects.toMatchObject({
    code: 'EndlessPagination',
  });
  expect(api.requests).toHaveLength(3);
});

test('a walk that goes round in circles fails', async () => {
  const { client } = await connect(() => page(['1'], 'again'));
  await expect(drain(client.associations('orders'))).rejects.toMatchObject({
    code: 'EndlessPagination',
  });
});
