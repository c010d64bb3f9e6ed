import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';

import { createClient, isCursorRefused } from '../../client/index.ts';
import type { Emulator } from '../../emulator/server.ts';
import { createHandler } from '../../lambda/create-handler.ts';
import type { Gateway } from '../../local/gateway/gateway.ts';
import { canaries } from '../canaries.ts';
import { startEmulator } from '../emulator/start-emulator.ts';
import { startGateway } from '../local/under-contract.ts';
import { stopClock } from '../stopped-clock.ts';
import { drain } from './drain.ts';

stopClock();

let emulator: Emulator;
let gateway: Gateway;
/** Keeps pages. */
let keeping: Gateway;
/** Milliseconds that the calendar of its function is ahead. */
let passed = 0;

beforeAll(async () => {
  emulator = await startEmulator();
  const environment = {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test-access-key-id',
    AWS_SECRET_ACCESS_KEY: canaries.secretAccessKey,
    AWS_ENDPOINT_URL_APPINTEGRATIONS: emulator.url,
    CURSOR_SECRET: canaries.cursorSecret,
    UPSTREAM_TIMEOUT_MS: '28000',
  };
  gateway = await startGateway({ handler: createHandler(environment, { log: () => undefined }) });
  keeping = await startGateway({
    handler: createHandler(
      { ...environment, PAGE_CACHE_SECONDS: '5', STALE_PAGE_SECONDS: '900' },
      { log: () => undefined, now: () => Date.now() + passed },
    ),
  });
});

afterAll(async () => {
  await gateway.close();
  await keeping.close();
  await emulator.close();
});

/** The statuses of a test's answers. */
const statuses: number[] = [];

afterEach(() => {
  statuses.length = 0;
});

function connect(baseUrl = gateway.url): ReturnType<typeof createClient> {
  return createClient({
    baseUrl,
    retries: 0,
    fetch: async (request, init) => {
      const response = await fetch(request, init);
      statuses.push(response.status);
      return response;
    },
  });
}

test('walks all associations of the route', async () => {
  const associations = await drain(connect().associations('many', { maxResults: 50 }));
  expect(associations).toHaveLength(120);
  expect(
    new Set(associations.map(({ DataIntegrationAssociationArn }) => DataIntegrationAssociationArn)).size,
  ).toBe(120);
});

test.each([
  ['complete', 1],
  ['empty', 0],
  ['omitted', 0],
  ['newer', 1],
])('lists %s', async (identifier, count) => {
  const page = await connect().listAssociations(identifier);
  expect(page.DataIntegrationAssociations).toHaveLength(count);
});

test.each([
  ['throttled', 'ThrottlingException', 429, 1],
  ['denied', 'AccessDeniedException', 403, undefined],
  ['missing', 'ResourceNotFoundException', 404, undefined],
  ['invalid', 'InvalidRequestException', 400, undefined],
  ['broken', 'InternalServiceError', 500, undefined],
  ['unavailable', 'ServiceUnavailable', 503, 2],
  ['html', 'ServiceUnavailable', 503, 2],
  ['reset', 'ServiceUnavailable', 503, 2],
])('%s is %s', async (identifier, code, status, retryAfter) => {
  await expect(connect().listAssociations(identifier)).rejects.toMatchObject({
    name: 'AssociationsError',
    code,
    status,
    retryAfter,
    requestId: expect.stringMatching(/^\S+$/),
  });
});

test('every broken parameter is an issue', async () => {
  await expect(connect().listAssociations(' ', { maxResults: 0, nextToken: '' })).rejects.toMatchObject({
    code: 'InvalidRequestException',
    issues: [{ parameter: 'Identifier' }, { parameter: 'maxResults' }, { parameter: 'nextToken' }],
  });
});

test("another data integration's cursor is refused, and recognized as that", async () => {
  const client = connect();
  const { NextToken } = await client.listAssociations('many', { maxResults: 1 });
  const error = await client
    .listAssociations('complete', { nextToken: NextToken })
    .catch((error: unknown) => error);
  expect(isCursorRefused(error)).toBe(true);
});

test('a last page is revalidated', async () => {
  const client = connect();
  const first = await client.listAssociations('complete');
  await expect(client.listAssociations('complete')).resolves.toEqual(first);
  expect(statuses).toEqual([200, 304]);
});

test('a request that outlives a throttled moment succeeds', async () => {
  jest.useRealTimers();
  const client = createClient({ baseUrl: gateway.url, retryDelayMs: 1 });
  emulator.faults.set({ faults: [{ like: 'throttled' }] });
  await expect(client.listAssociations('complete')).resolves.toMatchObject({
    DataIntegrationAssociations: [{}],
  });
});

test('lists the data integrations by the same code: pages, a walk, and every one of a walk', async () => {
  const client = connect();
  const all = await drain(client.dataIntegrations({ maxResults: 2 }));
  const pages = await drain(client.dataIntegrationPages({ maxResults: 2 }));
  expect(pages.flatMap(({ DataIntegrations }) => DataIntegrations)).toEqual(all);
  expect(pages.length).toBeGreaterThan(1);
  const [first, second] = pages;
  await expect(client.listDataIntegrations({ maxResults: 2 })).resolves.toMatchObject({
    DataIntegrations: first?.DataIntegrations,
    NextToken: expect.stringMatching(/./),
  });
  const { NextToken } = await client.listDataIntegrations({ maxResults: 2 });
  await expect(client.listDataIntegrations({ maxResults: 2, nextToken: NextToken })).resolves.toMatchObject({
    DataIntegrations: second?.DataIntegrations,
  });
  expect(all).toContainEqual({
    Arn: expect.stringMatching(/^arn:aws:app-integrations:/),
    Name: 'many',
    SourceURI: expect.stringMatching(/./),
  });
});

test('every broken parameter of that list is an issue, and a cursor of another list is refused', async () => {
  const client = connect();
  await expect(client.listDataIntegrations({ maxResults: 51, nextToken: '' })).rejects.toMatchObject({
    code: 'InvalidRequestException',
    status: 400,
    issues: [{ parameter: 'maxResults' }, { parameter: 'nextToken' }],
  });
  const { NextToken } = await client.listAssociations('many', { maxResults: 1 });
  const refused: unknown = await client
    .listDataIntegrations({ nextToken: NextToken })
    .catch((error: unknown) => error);
  expect(isCursorRefused(refused)).toBe(true);
});

test('a last page of that list is revalidated as well', async () => {
  const client = connect();
  const first = await client.listDataIntegrations({ maxResults: 50 });
  expect(first.NextToken).toBeUndefined();
  await expect(client.listDataIntegrations({ maxResults: 50 })).resolves.toEqual(first);
  expect(statuses).toEqual([200, 304]);
});

test('a page says how old it is, modified or not, and why there is no newer one', async () => {
  const client = connect(keeping.url);
  const first = await client.listAssociations('complete');
  expect(first).toMatchObject({ ageSeconds: 0, isStale: false });
  passed += 4000;
  await expect(client.listAssociations('complete')).resolves.toEqual({ ...first, ageSeconds: 4 });
  passed += 13_000;
  emulator.faults.set({ faults: [{ like: 'throttled', times: 10 }] });
  const stale = { ageSeconds: 17, isStale: true, staleBecause: 'upstream-throttled' };
  await expect(client.listAssociations('complete')).resolves.toEqual({ ...first, ...stale });
  await expect(drain(client.pages('complete'))).resolves.toEqual([{ ...first, ...stale }]);
  expect(statuses).toEqual([200, 304, 304, 304]);
  emulator.faults.set({});
  passed += 60_000;
  await expect(client.listAssociations('complete')).resolves.toEqual(first);
});
