import { expect, test } from '@jest/globals';

import { createRandom } from '../../bench/economy/random.ts';
import { invoke } from './invoke.ts';
import { startList } from './list-upstream.ts';
import { startHandler } from './start-handler.ts';
import { awsError } from './upstream-server.ts';

const NOON = Date.UTC(2026, 0, 7, 12);

async function start(more = {}) {
  const upstream = await startList(3);
  const clock = { now: NOON };
  const { handler, lines } = startHandler(
    upstream.url,
    {
      PAGE_CACHE_SECONDS: '5',
      STALE_PAGE_SECONDS: '900',
      UPSTREAM_RATE: '2',
      UPSTREAM_BURST: '5',
      ...more,
    },
    { now: () => clock.now },
  );
  const get = (identifier = 'orders') => invoke(handler, { identifier });
  return { upstream, clock, lines, get, calls: () => upstream.requests.length };
}

test('whoever has no page when the budget is used up gets 429, and learns when to come back', async () => {
  const { get, calls, lines } = await start({ UPSTREAM_RATE: '0.1', UPSTREAM_BURST: '1' });
  expect(await get('first')).toMatchObject({ statusCode: 200 });
  expect(await get('second')).toMatchObject({
    statusCode: 429,
    headers: { 'Retry-After': '40', 'Cache-Control': 'no-store' },
    json: { code: 'ThrottlingException' },
  });
  expect(calls()).toBe(1);
  expect(lines[1]).toMatchObject({ level: 'error', record: { status: 429, reason: 'upstream-budget' } });
});

test('whoever has a page gets that', async () => {
  const { clock, get, calls, lines } = await start({ UPSTREAM_RATE: '0.1', UPSTREAM_BURST: '1' });
  await get();
  clock.now += 5000;
  await get();
  clock.now += 6000;
  const { statusCode, headers } = await get();
  expect([statusCode, headers['Cache-Status']]).toEqual([
    200,
    'appintegrations-bff; hit; detail=upstream-budget; ttl=-1; age=6',
  ]);
  expect(calls()).toBe(2);
  expect(lines[2]).toMatchObject({
    level: 'info',
    record: { cache: 'stale', why: 'upstream-budget', age: 6 },
  });
});

test('without a unit there is no second attempt', async () => {
  const { upstream, get, calls } = await start({ UPSTREAM_RATE: '0.1', UPSTREAM_BURST: '1' });
  upstream.state.fail = awsError(500, 'InternalServiceError', 'no');
  expect(await get()).toMatchObject({ statusCode: 500 });
  expect(calls()).toBe(1);
});

test('a second attempt counts', async () => {
  const { upstream, get, calls } = await start({ UPSTREAM_RATE: '0.1', UPSTREAM_BURST: '8' });
  upstream.state.fail = awsError(500, 'InternalServiceError', 'no');
  // Two units of their own, and five of six that are lent.
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) await get(name);
  expect(calls()).toBe(7);
});

test('a caller who invents identifiers gets nobody else refused, and a new list gets its turn all the same', async () => {
  const random = createRandom(1);
  const { upstream, clock, get, calls } = await start();
  const lists = Array.from({ length: 10 }, (_, index) => `list-${index}`);
  for (const list of lists) {
    expect(await get(list)).toMatchObject({ statusCode: 200 });
    clock.now += 2000;
  }
  const missing = awsError(404, 'ResourceNotFoundException', 'no');
  const before = calls();
  const seconds = 90;
  let oldest = 0;
  let newSince: number | undefined;
  for (let tick = 0; tick < seconds * 10; tick += 1) {
    clock.now += 100;
    for (let turn = 0; turn < 6; turn += 1) {
      const isInvented = random() < 5 / 6;
      upstream.state.fail = isInvented ? missing : undefined;
      const { statusCode } = await get(isInvented ? `invented-${tick}-${turn}` : 'new');
      if (!isInvented && statusCode === 200) newSince ??= tick / 10;
    }
    upstream.state.fail = undefined;
    const list = lists[Math.floor(random() * lists.length)];
    const { statusCode, headers } = await get(list);
    expect(statusCode).toBe(200);
    oldest = Math.max(oldest, Number(headers['Age']));
  }
  expect((calls() - before) / seconds).toBeLessThanOrEqual(2.1);
  // At best a look at each of eleven lists would take six seconds.
  expect(oldest).toBeLessThan(30);
  expect(newSince).toBeLessThan(60);
});
