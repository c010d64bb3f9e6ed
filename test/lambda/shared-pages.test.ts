import { createHmac } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';

import { createTable } from '../../lambda/aws/dynamodb.ts';
import type { Environment } from '../../lambda/settings.ts';
import { dynamoDbEnvironment, httpHandler, scan, startTable } from '../dynamodb-server.ts';
import { testEnvironment } from './environment.ts';
import { invoke } from './invoke.ts';
import { startList, throttled } from './list-upstream.ts';
import { startHandler } from './start-handler.ts';
import { awsError, json, never, reset, startUpstream, text } from './upstream-server.ts';

const NOON = Date.UTC(2026, 0, 7, 12);

/** Sandboxes on one clock, in front of one AppIntegrations and, unless it is replaced, one table. */
async function start(more: Environment = {}, rows = 3) {
  const upstream = await startList(rows);
  const dynamoDb = await startTable();
  const clock = { now: NOON };
  const sandbox = (own: Environment = {}, aheadMs = 0, pause = async (): Promise<void> => undefined) => {
    const { handler, lines } = startHandler(
      upstream.url,
      {
        PAGE_CACHE_SECONDS: '5',
        STALE_PAGE_SECONDS: '900',
        UPSTREAM_RATE: '1',
        UPSTREAM_BURST: '4',
        SHARED_PAGES_TABLE: dynamoDb.name,
        AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.url.href,
        ...more,
        ...own,
      },
      { now: () => clock.now + aheadMs, random: () => 0, pause },
    );
    const get = (identifier = 'orders', query = {}) => invoke(handler, { identifier, query });
    return { get, lines, line: () => lines.at(-1)?.record };
  };
  const table = createTable(dynamoDb.name, dynamoDbEnvironment, dynamoDb.url, httpHandler, 60_000);
  return { upstream, dynamoDb, table, clock, sandbox, calls: () => upstream.requests.length };
}

/** The name of a page's item, worked out anew. */
function nameOf(identifier: string, upstreamUrl: string, token = ''): string {
  const page = JSON.stringify(['ListDataIntegrationAssociations', identifier, token]);
  return nameOfItem(`page 1 ${page}`, upstreamUrl);
}

function nameOfItem(item: string, upstreamUrl: string): string {
  const label = 'appintegrations-bff/shared-pages';
  const key = createHmac('sha256', testEnvironment['CURSOR_SECRET'] ?? '')
    .update(label)
    .digest();
  return createHmac('sha256', key)
    .update(JSON.stringify([new URL(upstreamUrl).href, item]))
    .digest('base64url');
}

describe('what one sandbox has asked for', () => {
  test('the others answer, with its age', async () => {
    const { clock, sandbox, calls } = await start();
    const [one, other] = [sandbox(), sandbox()];
    const first = await one.get();
    clock.now += 3000;
    const second = await other.get();
    expect(second).toMatchObject({ statusCode: 200, json: first.json });
    expect(second.headers['Cache-Status']).toBe('appintegrations-bff; hit; ttl=2; age=3');
    expect(other.line()).toMatchObject({ cache: 'table', age: 3 });
    expect(other.line()).not.toHaveProperty('upstream');
    expect(calls()).toBe(1);
  });

  test('at any page size, and page after page', async () => {
    const { sandbox, calls } = await start({}, 120);
    const [one, other] = [sandbox(), sandbox()];
    const walk = async ({ get }: typeof one, size: string) => {
      const clients: string[] = [];
      let nextToken: string | undefined;
      do {
        const { json: page } = await get('orders', { maxResults: size, ...(nextToken && { nextToken }) });
        clients.push(
          ...page.DataIntegrationAssociations.map(({ ClientId }: { ClientId: string }) => ClientId),
        );
        nextToken = page.NextToken;
      } while (nextToken);
      return clients;
    };
    const whole = await walk(one, '50');
    expect(whole).toHaveLength(120);
    expect(await walk(other, '7')).toEqual(whole);
    expect(calls()).toBe(3);
  });

  test('is asked for again by one of them, and then all have the new page', async () => {
    const { upstream, clock, sandbox, calls } = await start();
    const [one, other] = [sandbox(), sandbox()];
    await one.get();
    await other.get();
    upstream.state.rows = ['new'];
    clock.now += 6000;
    expect((await other.get()).json.DataIntegrationAssociations).toEqual([{ ClientId: 'new' }]);
    expect((await one.get()).json.DataIntegrationAssociations).toEqual([{ ClientId: 'new' }]);
    expect([other.line()?.cache, one.line()?.cache, calls()]).toEqual(['miss', 'table', 2]);
  });

  test('is answered as it is while another one is asking', async () => {
    const { upstream, clock, sandbox, calls } = await start();
    const [one, other] = [sandbox(), sandbox()];
    await one.get();
    await other.get();
    clock.now += 6000;
    const asked = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    upstream.state.fail = (response) => {
      asked.resolve();
      void goOn.promise.then(() => json(200, { DataIntegrationAssociations: [] })(response, response.req));
    };
    const renewed = one.get();
    await asked.promise;
    expect((await other.get()).headers['Cache-Status']).toContain('detail=not-due; ttl=-1; age=6');
    expect(calls()).toBe(2);
    goOn.resolve();
    expect((await renewed).json).toEqual({ DataIntegrationAssociations: [] });
  });

  test('may be asked for again when the one that was about to has not', async () => {
    const { upstream, table, clock, sandbox, calls } = await start();
    const { get } = sandbox();
    await get();
    clock.now += 6000;
    const claim = { ':seen': NOON, ':until': clock.now + 1000 };
    await table.update(nameOf('orders', upstream.url), 'SET claimedUntil = :until', [
      'statedAt = :seen',
      claim,
    ]);
    await get();
    expect(calls()).toBe(1);
    clock.now += 1001;
    await get();
    expect(calls()).toBe(2);
  });

  test('is not what another AppIntegrations, operation or data integration would say', async () => {
    const { sandbox, calls } = await start();
    await sandbox().get('orders');
    await sandbox().get('other');
    expect(calls()).toBe(2);
  });
});

describe('the table shows', () => {
  test('neither identifiers nor tokens, and says when items may go', async () => {
    const { dynamoDb, sandbox } = await start({}, 120);
    const { get } = sandbox();
    await get();
    const items = JSON.stringify(await scan(dynamoDb));
    expect(items).toContain('client-49');
    expect(items).not.toMatch(/orders|from 50/);
    const [ttl] = [...items.matchAll(/"ttl":\{"N":"(\d+)"/g)].map(([, seconds]) => Number(seconds));
    expect(ttl).toBe(NOON / 1000 + 900 + 3600);
  });

  test('no data integration that is not there', async () => {
    const { upstream, dynamoDb, sandbox } = await start({ UPSTREAM_RATE: '0' });
    upstream.state.fail = awsError(404, 'ResourceNotFoundException', 'none');
    const { get } = sandbox();
    for (let invented = 0; invented < 20; invented += 1) await get(`invented-${invented}`);
    expect(await scan(dynamoDb)).toEqual([]);
  });
});

describe('what AppIntegrations refuses where it had said something', () => {
  test.each([
    [404, 'ResourceNotFoundException', 'ResourceNotFoundException'],
    [403, 'AccessDeniedException', 'AccessDeniedException'],
    [400, 'InvalidRequestException', 'InvalidRequestException'],
    [403, 'OptInRequired', 'AccessDeniedException'],
    [400, 'AccessDeniedException', 'AccessDeniedException'],
    [410, 'GoneException', 'InvalidRequestException'],
  ])('%i %s reaches all, and then nobody has seen it', async (status, name, code) => {
    const { upstream, clock, sandbox, calls } = await start();
    const [one, other] = [sandbox(), sandbox()];
    await one.get();
    await other.get();
    upstream.state.fail = awsError(status, name, 'no');
    clock.now += 6000;
    expect(await one.get()).toMatchObject({ statusCode: status });
    // And it counts as long as a page would, however often it is asked for.
    for (const later of [0, 0, 500, 4499]) {
      clock.now += later;
      expect(await other.get()).toMatchObject({ json: { code } });
    }
    expect(calls()).toBe(2);
    upstream.state.fail = undefined;
    clock.now += 1001;
    expect(await other.get()).toMatchObject({ statusCode: 200 });
  });

  test.each([
    [403, 'ExpiredTokenException'],
    [403, 'SignatureDoesNotMatch'],
    [403, 'UnrecognizedClientException'],
    [400, 'RequestExpired'],
    [403, 'InvalidClientTokenId'],
    [403, 'AuthFailure'],
    [401, 'NoNameThatIsKnown'],
  ])('%i %s is about one sandbox, and takes nothing from the others', async (status, name) => {
    const { upstream, clock, sandbox } = await start();
    const [one, other] = [sandbox(), sandbox()];
    await one.get();
    await other.get();
    upstream.state.fail = awsError(status, name, 'no');
    clock.now += 6000;
    expect(await one.get()).toMatchObject({ statusCode: status });
    expect(await other.get()).toMatchObject({ statusCode: 200 });
  });
});

describe('one budget', () => {
  test('is for all sandboxes together', async () => {
    const { sandbox, calls } = await start();
    const sandboxes = Array.from({ length: 8 }, () => sandbox());
    const answers = await Promise.all(sandboxes.map(({ get }, index) => get(`new-${index}`)));
    // One of its own, and what the others' part lends: three, of which it keeps one.
    expect(calls()).toBe(3);
    const refused = answers.filter(({ statusCode }) => statusCode === 429);
    expect(refused).toHaveLength(5);
    expect(refused[0]?.headers).toMatchObject({ 'Retry-After': '1' });
    expect(sandboxes.map(({ line }) => line()?.reason).filter(Boolean)).toEqual(
      Array.from({ length: 5 }, () => 'upstream-budget'),
    );
  });

  test('a page that another sandbox got meanwhile is no refusal', async () => {
    const { sandbox, calls } = await start({ UPSTREAM_BURST: '0' });
    const first = Promise.withResolvers<unknown>();
    const other = sandbox({}, 0, async () => void (await first.promise));
    const one = sandbox().get();
    const second = other.get();
    first.resolve(one);
    const answers = await Promise.all([one, second]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(other.line()).toMatchObject({ cache: 'table' });
    expect(calls()).toBe(1);
  });

  test('is not waited for beyond the time that there is', async () => {
    const { sandbox } = await start({ UPSTREAM_BURST: '0', UPSTREAM_TIMEOUT_MS: '299' });
    let paused = 0;
    const other = sandbox({}, 0, async () => void (paused += 1));
    await sandbox().get('first');
    expect(await other.get('second')).toMatchObject({ statusCode: 429 });
    expect(paused).toBe(0);
  });
});

describe('where the table', () => {
  const denied = json(400, { __type: 'com.amazon.coral.service#AccessDeniedException', Message: 'no' });
  test.each([
    ['is missing', json(400, { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException' })],
    ['is denied', denied],
    ['fails', json(500, { __type: 'InternalServerError' })],
    ['is reset', reset],
    ['never answers', never],
    ['answers with HTML', text(200, '<html>')],
    ['answers with other JSON', json(200, [1])],
    ['answers with no name', json(400, {})],
  ])('%s, a sandbox goes on alone', async (_how, answer) => {
    const failing = await startUpstream(answer);
    const { clock, sandbox, calls } = await start();
    const { get, lines } = sandbox({ AWS_ENDPOINT_URL_DYNAMODB: failing.url });
    expect(await get()).toMatchObject({ statusCode: 200 });
    expect(lines[0]?.record.table).toMatch(/^(TableError|TransportError): /);
    expect(failing.requests).toHaveLength(1);

    // And leaves the table alone for a second, then for two.
    clock.now += 999;
    await get('second');
    expect([failing.requests.length, lines[1]?.record.table]).toEqual([1, undefined]);
    clock.now += 1;
    await get('third');
    expect(failing.requests).toHaveLength(2);
    clock.now += 1999;
    await get('fourth');
    expect(failing.requests).toHaveLength(2);
    expect(calls()).toBe(4);
  });

  test('is late, that costs a request the time limit once', async () => {
    const late = await startUpstream(never);
    const { sandbox } = await start();
    const { get } = sandbox({ AWS_ENDPOINT_URL_DYNAMODB: late.url });
    const startedAt = performance.now();
    await get();
    expect(performance.now() - startedAt).toBe(100);
  });

  test('is asked too much of, there is no unit, and it is asked again', async () => {
    const busy = await startUpstream(json(400, { __type: 'x#ProvisionedThroughputExceededException' }));
    const { sandbox, calls } = await start();
    const { get, line } = sandbox({ AWS_ENDPOINT_URL_DYNAMODB: busy.url });
    expect(await get()).toMatchObject({ statusCode: 429 });
    expect(line()).not.toHaveProperty('table');
    expect(calls()).toBe(0);
    expect(busy.requests.length).toBeGreaterThan(1);
  });

  test('is asked too much of, a page is looked up once a second all the same', async () => {
    const busy = await startUpstream(json(400, { __type: 'x#ThrottlingException' }));
    const { clock, sandbox } = await start({ UPSTREAM_RATE: '0' });
    const { get } = sandbox({ AWS_ENDPOINT_URL_DYNAMODB: busy.url, PAGE_CACHE_SECONDS: '0' });
    const lookups = () => busy.requests.filter(({ body }) => !body.includes('Item')).length;
    await get();
    await get();
    expect(lookups()).toBe(1);
    clock.now += 1000;
    await get();
    expect(lookups()).toBe(2);
  });

  test('closed the connection while the sandbox slept, nothing is amiss', async () => {
    const asleep = await startUpstream(json(200, {}), reset, json(200, {}));
    const { sandbox } = await start({ UPSTREAM_RATE: '0' });
    const { get, line } = sandbox({ AWS_ENDPOINT_URL_DYNAMODB: asleep.url });
    await get();
    expect(asleep.requests.map(({ headers }) => headers['x-amz-target'])).toEqual([
      'DynamoDB_20120810.GetItem',
      'DynamoDB_20120810.PutItem',
      'DynamoDB_20120810.PutItem',
    ]);
    expect(line()).not.toHaveProperty('table');
  });

  test('comes back, it is used again', async () => {
    const failing = await startUpstream(reset, json(200, {}));
    const { clock, sandbox } = await start();
    const { get, lines } = sandbox({ AWS_ENDPOINT_URL_DYNAMODB: failing.url });
    await get('first');
    clock.now += 1000;
    await get('second');
    await get('third');
    expect(failing.requests.length).toBeGreaterThan(3);
    expect(lines.map(({ record }) => record.table !== undefined)).toEqual([true, false, false]);
  });

  test.each([
    ['a text for a date', { statedAt: 'text', entries: '[]' }],
    ['a date in the future', { statedAt: NOON + 3_600_000, entries: '[]' }],
    ['no list', { statedAt: NOON, entries: '{"no":"list"}' }],
    ['no JSON', { statedAt: NOON, entries: '[' }],
    ['a list of something else', { statedAt: NOON, entries: '[1]' }],
    ['an unknown refusal', { statedAt: NOON, refused: 'toString' }],
    ['a refusal that is about no page', { statedAt: NOON, refused: 'ThrottlingException' }],
    ['a token that nobody sealed', { statedAt: NOON, entries: '[]', next: 'AAAA' }],
  ])('has an item with %s, it is as if there were none', async (_what, item) => {
    const { upstream, table, sandbox, calls } = await start();
    const key = nameOf('orders', upstream.url);
    await table.put({ key, ...item }, ['NOT statedAt = :any', { ':any': 0 }]);
    await table.update(key, 'SET claimedUntil = :now', ['NOT claimedUntil > :now', { ':now': 1 }]);
    expect((await sandbox().get()).json.DataIntegrationAssociations).toHaveLength(3);
    expect(calls()).toBe(1);
  });

  test.each([
    ['a text', 'tat'],
    ['a date in the far future', NOON + 3_600_000],
  ])('has %s for when the budget is full, it is full', async (_what, tat) => {
    const { upstream, table, sandbox, calls } = await start();
    for (const part of ['budget known', 'budget unknown']) {
      const key = nameOfItem(part, upstream.url);
      await table.put({ key, tat }, ['attribute_not_exists(tat) OR tat < :any', { ':any': 0 }]);
    }
    expect(await sandbox().get()).toMatchObject({ statusCode: 200 });
    expect(calls()).toBe(1);
  });

  test('takes no item of that size, others ask for themselves', async () => {
    const { upstream, dynamoDb, sandbox, calls } = await start();
    upstream.state.rows = ['x'.repeat(390_000)];
    expect((await sandbox().get()).statusCode).toBe(200);
    expect((await sandbox().get()).statusCode).toBe(200);
    expect(calls()).toBe(2);
    expect(JSON.stringify(await scan(dynamoDb))).not.toContain('xxx');
  });
});

test('clocks that are a second apart share pages, and no age is negative', async () => {
  const { sandbox, calls } = await start();
  const [ahead, behind] = [sandbox({}, 1000), sandbox({}, 0)];
  await ahead.get();
  expect((await behind.get()).headers).toMatchObject({ Age: '0' });
  expect(calls()).toBe(1);
});

test('without a table there is not one call of DynamoDB, nor under sam local', async () => {
  const { sandbox } = await start();
  const dynamoDb = await startUpstream(reset);
  const elsewhere = { AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.url };
  await sandbox({ ...elsewhere, SHARED_PAGES_TABLE: '' }).get();
  await sandbox({ ...elsewhere, AWS_SAM_LOCAL: 'true' }).get();
  expect(dynamoDb.requests).toEqual([]);
});

test('a sandbox that is refused by AppIntegrations answers the page of another one', async () => {
  const { upstream, clock, sandbox } = await start();
  await sandbox().get();
  upstream.state.fail = throttled();
  clock.now += 6000;
  const answer = await sandbox().get();
  expect(answer.headers['Cache-Status']).toContain(
    'fwd=stale; fwd-status=429; detail=upstream-throttled; ttl=-1',
  );
});
