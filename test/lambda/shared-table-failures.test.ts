import { describe, expect, test } from '@jest/globals';

import { scan } from '../dynamodb-server.ts';
import { stopClock } from '../stopped-clock.ts';
import { NOON, nameOf, nameOfItem, startSandboxes } from './sandboxes.ts';
import { json, never, reset, startUpstream, text } from './upstream-server.ts';

stopClock();

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
    const { clock, sandbox, calls } = await startSandboxes();
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
    const { sandbox } = await startSandboxes();
    const { get } = sandbox({ AWS_ENDPOINT_URL_DYNAMODB: late.url });
    const startedAt = performance.now();
    await get();
    expect(performance.now() - startedAt).toBe(100);
  });

  test('is asked too much of, there is no unit, and it is asked again', async () => {
    const busy = await startUpstream(json(400, { __type: 'x#ProvisionedThroughputExceededException' }));
    const { sandbox, calls } = await startSandboxes();
    const { get, line } = sandbox({ AWS_ENDPOINT_URL_DYNAMODB: busy.url });
    expect(await get()).toMatchObject({ statusCode: 429 });
    expect(line()).not.toHaveProperty('table');
    expect(calls()).toBe(0);
    expect(busy.requests.length).toBeGreaterThan(1);
  });

  test('is asked too much of, a page is looked up once a second all the same', async () => {
    const busy = await startUpstream(json(400, { __type: 'x#ThrottlingException' }));
    const { clock, sandbox } = await startSandboxes({ UPSTREAM_RATE: '0' });
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
    const { sandbox } = await startSandboxes({ UPSTREAM_RATE: '0' });
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
    const { clock, sandbox } = await startSandboxes();
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
    const { upstream, table, sandbox, calls } = await startSandboxes();
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
    const { upstream, table, sandbox, calls } = await startSandboxes();
    for (const part of ['budget known', 'budget unknown']) {
      const key = nameOfItem(part, upstream.url);
      await table.put({ key, tat }, ['attribute_not_exists(tat) OR tat < :any', { ':any': 0 }]);
    }
    expect(await sandbox().get()).toMatchObject({ statusCode: 200 });
    expect(calls()).toBe(1);
  });

  test('takes no item of that size, others ask for themselves', async () => {
    const { upstream, dynamoDb, sandbox, calls } = await startSandboxes();
    upstream.state.rows = ['x'.repeat(390_000)];
    expect((await sandbox().get()).statusCode).toBe(200);
    expect((await sandbox().get()).statusCode).toBe(200);
    expect(calls()).toBe(2);
    expect(JSON.stringify(await scan(dynamoDb))).not.toContain('xxx');
  });
});

test('without a table there is not one call of DynamoDB, nor under sam local', async () => {
  const { sandbox } = await startSandboxes();
  const dynamoDb = await startUpstream(reset);
  const elsewhere = { AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.url };
  await sandbox({ ...elsewhere, SHARED_PAGES_TABLE: '' }).get();
  await sandbox({ ...elsewhere, AWS_SAM_LOCAL: 'true' }).get();
  expect(dynamoDb.requests).toEqual([]);
});
