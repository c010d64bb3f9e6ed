import { describe, expect, test } from '@jest/globals';

import { invoke } from './invoke.ts';
import { startList, throttled } from './list-upstream.ts';
import { startHandler } from './start-handler.ts';
import { awsError, reset, text } from './upstream-server.ts';

const NOON = Date.UTC(2026, 0, 7, 12);

async function start(more = {}) {
  const upstream = await startList(3);
  const clock = { now: NOON };
  const { handler, lines } = startHandler(
    upstream.url,
    { PAGE_CACHE_SECONDS: '5', STALE_PAGE_SECONDS: '900', ...more },
    { now: () => clock.now, random: () => 0 },
  );
  const get = (identifier = 'orders', headers = {}) => invoke(handler, { identifier, headers });
  const status = async (identifier?: string) =>
    String((await get(identifier)).headers['Cache-Status']).replace('appintegrations-bff; ', '');
  return { upstream, clock, lines, get, status, calls: () => upstream.requests.length };
}

const failures = [
  ['refuses', throttled(), 'upstream-throttled', '; fwd-status=429'],
  [
    'refuses with another status',
    awsError(400, 'ThrottlingException', 'Rate exceeded'),
    'upstream-throttled',
    '; fwd-status=400',
  ],
  ['refuses in no words of AWS’s', text(429, ''), 'upstream-throttled', '; fwd-status=429'],
  ['fails', awsError(500, 'InternalServiceError', 'no'), 'upstream-fault', '; fwd-status=500'],
  ['is away', awsError(503, 'ServiceUnavailable', 'no'), 'upstream-fault', '; fwd-status=503'],
  ['cannot be reached', reset, 'upstream-unreachable', ''],
] as const;

describe('the last good page is answered when AppIntegrations', () => {
  test.each(failures)('%s', async (_how, fail, why, fwdStatus) => {
    const { upstream, clock, get, lines } = await start();
    const fresh = await get();
    upstream.state.fail = fail;
    clock.now += 12_000;
    const stale = await get();
    expect(stale).toMatchObject({ statusCode: 200, json: fresh.json });
    expect(stale.headers).toMatchObject({
      ETag: fresh.headers['ETag'],
      Age: '12',
      'Cache-Control': 'private, max-age=0',
      'Cache-Status': `appintegrations-bff; fwd=stale${fwdStatus}; detail=${why}; ttl=-7; age=12`,
    });
    expect(lines[1]).toMatchObject({
      level: 'error',
      record: { status: 200, cache: 'stale', age: 12, why, upstream: {} },
    });
    expect(lines[1]?.record).not.toHaveProperty('reason');
  });

  test('does not answer in its own words', async () => {
    const { upstream, clock, status } = await start();
    await status();
    upstream.state.fail = text(502, '<html>proxy</html>');
    clock.now += 12_000;
    expect(await status()).toBe('fwd=stale; fwd-status=502; detail=upstream-malformed; ttl=-7; age=12');
  });

  test('also to those who have it already', async () => {
    const { upstream, clock, get } = await start();
    const { headers } = await get();
    upstream.state.fail = throttled();
    clock.now += 12_000;
    const answer = await get('orders', { 'If-None-Match': headers['ETag'] });
    expect(answer).toMatchObject({ statusCode: 304, headers: { Age: '12' } });
    expect(answer.headers['Cache-Status']).toContain('ttl=-7');
  });
});

test('a page is answered up to the promised age, and not beyond', async () => {
  const { upstream, clock, get } = await start();
  await get();
  upstream.state.fail = throttled();
  clock.now += 899_999;
  expect(await get()).toMatchObject({ statusCode: 200, headers: { Age: '899' } });
  clock.now += 100_001;
  expect(await get()).toMatchObject({ statusCode: 429, json: { code: 'ThrottlingException' } });
});

test('without stale pages, failures reach the caller as before', async () => {
  const { upstream, clock, get, calls } = await start({ STALE_PAGE_SECONDS: '0' });
  await get();
  upstream.state.fail = throttled();
  clock.now += 5000;
  expect(await get()).toMatchObject({ statusCode: 429 });
  expect(calls()).toBe(2);
});

test.each([
  [400, 'InvalidRequestException'],
  [401, 'NotAuthorized'],
  [403, 'AccessDeniedException'],
  [404, 'ResourceNotFoundException'],
])('a %i is never papered over: it replaces the page', async (code, name) => {
  const { upstream, clock, get } = await start();
  await get();
  upstream.state.fail = awsError(code, name, 'no');
  clock.now += 6000;
  expect(await get()).toMatchObject({ statusCode: code });
  upstream.state.fail = throttled();
  clock.now += 6000;
  expect(await get()).toMatchObject({ statusCode: 429 });
});

describe('after AppIntegrations refused', () => {
  test('nobody asks for as long as it says, and those without a page learn for how long', async () => {
    const { upstream, clock, get, status, calls, lines } = await start();
    await get();
    upstream.state.fail = throttled({ 'retry-after': '7' });
    clock.now += 5000;
    expect(await status()).toContain('fwd=stale; fwd-status=429');
    expect(calls()).toBe(2);
    clock.now += 2500;
    expect(await status()).toBe('hit; detail=upstream-throttled; ttl=-3; age=7');
    expect(await get('invoices')).toMatchObject({
      statusCode: 429,
      headers: { 'Retry-After': '5', 'x-amzn-ErrorType': 'ThrottlingException' },
    });
    expect(calls()).toBe(2);
    expect(lines.at(-1)?.record).toMatchObject({ reason: 'upstream-throttled' });
    expect(lines.at(-1)?.record).not.toHaveProperty('upstream');
    expect(lines.at(-1)?.record).not.toHaveProperty('cache');
    upstream.state.fail = undefined;
    clock.now += 4500;
    expect(await get('invoices')).toMatchObject({ statusCode: 200 });
  });

  test('and says no more, nobody asks for a second, then two, until it answers', async () => {
    const { upstream, clock, get, calls } = await start();
    upstream.state.fail = throttled();
    const asked: number[] = [];
    for (let tenth = 0; tenth < 100; tenth += 1) {
      const before = calls();
      await get();
      if (calls() > before) asked.push(tenth / 10);
      clock.now += 100;
    }
    expect(asked).toEqual([0, 1, 3, 7]);
    upstream.state.fail = undefined;
    clock.now = NOON + 15_000;
    await get();
    upstream.state.fail = throttled();
    await get('invoices');
    clock.now += 1000;
    const before = calls();
    await get('invoices');
    expect(calls()).toBe(before + 1);
  });
});

test('the age from which a page is looked at again rises with refusals and falls again', async () => {
  const { upstream, clock, status, calls } = await start();
  await status();
  upstream.state.fail = throttled({ 'retry-after': '1' });
  clock.now += 5000;
  await status();
  upstream.state.fail = undefined;
  clock.now += 100;
  expect(await status()).toBe('hit; detail=not-due; ttl=-1; age=5');
  expect(calls()).toBe(2);
  clock.now += 1000;
  expect(await status()).toBe('fwd=stale; ttl=5; age=0');
  clock.now += 5000;
  expect(await status()).toBe('fwd=stale; ttl=5; age=0');
});

test('refusals of pages that nobody has seen do not raise it', async () => {
  const { upstream, clock, status, calls } = await start();
  await status();
  upstream.state.fail = throttled({ 'retry-after': '1' });
  for (let time = 0; time < 20; time += 1) {
    await status(`invented-${time}`);
    clock.now += 1000;
  }
  const before = calls();
  upstream.state.fail = undefined;
  expect(await status()).toBe('fwd=stale; ttl=5; age=0');
  expect(calls()).toBe(before + 1);
});

test.each([
  ['refused', throttled(), ['1', '2', '4', '8']],
  ['refused, with the time it names', throttled({ 'retry-after': '30' }), ['30', '30', '30', '30']],
  ['failed', awsError(503, 'ServiceUnavailable', 'no'), ['2', '2', '4', '8']],
  [
    'failed, which names no time',
    awsError(500, 'InternalServiceError', 'no'),
    [undefined, undefined, undefined],
  ],
] as const)('who asked and was %s is told to wait as long as all others', async (_how, fail, told) => {
  const { upstream, clock, get, calls } = await start();
  upstream.state.fail = fail;
  const waits: unknown[] = [];
  for (const _time of told) {
    const before = calls();
    const { headers } = await get('new');
    expect(calls()).toBeGreaterThan(before);
    waits.push(headers['Retry-After']);
    clock.now += 1000 * Number(headers['Retry-After'] ?? 60);
  }
  expect(waits).toEqual(told);
});

describe('what failed a moment ago is not asked for again', () => {
  test('a 404, for as long as a page is fresh', async () => {
    const { upstream, clock, get, calls, lines } = await start();
    upstream.state.fail = awsError(404, 'ResourceNotFoundException', 'No DataIntegration.');
    const first = await get('invented');
    clock.now += 4999;
    expect(await get('invented')).toEqual(first);
    expect(lines[1]?.record).toMatchObject({ status: 404, reason: 'upstream-error' });
    expect(calls()).toBe(1);
    await get('other');
    expect(calls()).toBe(2);
    clock.now += 1;
    upstream.state.fail = undefined;
    expect(await get('invented')).toMatchObject({ statusCode: 200 });
  });

  test('an error of AWS’s, ever longer while it lasts', async () => {
    const { upstream, clock, get, calls } = await start();
    upstream.state.fail = awsError(503, 'ServiceUnavailable', 'no');
    expect(await get()).toMatchObject({ statusCode: 503 });
    expect(calls()).toBe(2);
    clock.now += 1000;
    await get();
    expect(calls()).toBe(4);
    clock.now += 100;
    expect(await get()).toMatchObject({ statusCode: 503, headers: { 'Retry-After': '2' } });
    expect(calls()).toBe(4);
    upstream.state.fail = undefined;
    expect(await get('invoices')).toMatchObject({ statusCode: 200 });
    clock.now += 1900;
    expect(await get()).toMatchObject({ statusCode: 200 });
  });
});

describe('a clock that goes back', () => {
  test('lets no page outlive its time, and no age be negative', async () => {
    const { upstream, clock, get } = await start();
    await get();
    clock.now -= 3_600_000;
    const renewed = await get();
    expect(renewed.headers).toMatchObject({ Age: '0' });
    expect(upstream.requests).toHaveLength(2);
    upstream.state.fail = throttled();
    clock.now += 900_000;
    expect(await get()).toMatchObject({ statusCode: 429 });
  });

  test('keeps nobody waiting', async () => {
    const { upstream, clock, get } = await start();
    upstream.state.fail = throttled();
    await get();
    clock.now -= 3_600_000;
    expect(await get()).toMatchObject({ statusCode: 429, headers: { 'Retry-After': '1' } });
    upstream.state.fail = undefined;
    clock.now += 1000;
    expect(await get()).toMatchObject({ statusCode: 200 });
  });
});
