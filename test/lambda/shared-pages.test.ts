import { describe, expect, test } from '@jest/globals';

import { scan } from '../dynamodb-server.ts';
import { startList, throttled } from './list-upstream.ts';
import { NOON, nameOf, startSandboxes } from './sandboxes.ts';
import { awsError, json } from './upstream-server.ts';

describe('what one sandbox has asked for', () => {
  test('the others answer, with its age', async () => {
    const { clock, sandbox, calls } = await startSandboxes();
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
    const { sandbox, calls } = await startSandboxes({}, 120);
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
    const { upstream, clock, sandbox, calls } = await startSandboxes();
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
    const { upstream, clock, sandbox, calls } = await startSandboxes();
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
    const { upstream, table, clock, sandbox, calls } = await startSandboxes();
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

  test('is not what would be said of another data integration', async () => {
    const { sandbox, calls } = await startSandboxes();
    await sandbox().get('orders');
    await sandbox().get('other');
    expect(calls()).toBe(2);
  });

  test('is not what another AppIntegrations would say', async () => {
    const { sandbox, calls } = await startSandboxes();
    await sandbox().get();
    const elsewhere = await startList(1);
    const { json: page } = await sandbox({ AWS_ENDPOINT_URL_APPINTEGRATIONS: elsewhere.url }).get();
    expect(page.DataIntegrationAssociations).toHaveLength(1);
    expect([calls(), elsewhere.requests.length]).toEqual([1, 1]);
  });
});

describe('the table shows', () => {
  test('neither identifiers nor tokens, and says when items may go', async () => {
    const { dynamoDb, sandbox } = await startSandboxes({}, 120);
    const { get } = sandbox();
    await get();
    const items = JSON.stringify(await scan(dynamoDb));
    expect(items).toContain('client-49');
    expect(items).not.toMatch(/orders|from 50/);
    const [ttl] = [...items.matchAll(/"ttl":\{"N":"(\d+)"/g)].map(([, seconds]) => Number(seconds));
    expect(ttl).toBe(NOON / 1000 + 900 + 3600);
  });

  test('no data integration that is not there', async () => {
    const { upstream, dynamoDb, sandbox } = await startSandboxes({ UPSTREAM_RATE: '0' });
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
    const { upstream, clock, sandbox, calls } = await startSandboxes();
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
    const { upstream, clock, sandbox } = await startSandboxes();
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
    const { sandbox, calls } = await startSandboxes();
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
    const { sandbox, calls } = await startSandboxes({ UPSTREAM_BURST: '0' });
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
    const { sandbox } = await startSandboxes({ UPSTREAM_BURST: '0', UPSTREAM_TIMEOUT_MS: '299' });
    let paused = 0;
    const other = sandbox({}, 0, async () => void (paused += 1));
    await sandbox().get('first');
    expect(await other.get('second')).toMatchObject({ statusCode: 429 });
    expect(paused).toBe(0);
  });
});

test('clocks that are a second apart share pages, and no age is negative', async () => {
  const { sandbox, calls } = await startSandboxes();
  const [ahead, behind] = [sandbox({}, 1000), sandbox({}, 0)];
  await ahead.get();
  expect((await behind.get()).headers).toMatchObject({ Age: '0' });
  expect(calls()).toBe(1);
});

test('a sandbox that is refused by AppIntegrations answers the page of another one', async () => {
  const { upstream, clock, sandbox } = await startSandboxes();
  await sandbox().get();
  upstream.state.fail = throttled();
  clock.now += 6000;
  const answer = await sandbox().get();
  expect(answer.headers['Cache-Status']).toContain(
    'fwd=stale; fwd-status=429; detail=upstream-throttled; ttl=-1',
  );
});
