import { describe, expect, test } from '@jest/globals';

import type { Effects } from '../../lambda/create-handler.ts';
import { canaries } from '../canaries.ts';
import { invoke } from './invoke.ts';
import { startHandler as start } from './start-handler.ts';
import { json, startUpstream } from './upstream-server.ts';

const NOON = Date.UTC(2026, 0, 7, 12);
const association = { ClientId: 'client', LastExecutionStatus: { ExecutionStatus: 'COMPLETED' } };

describe('a page', () => {
  test('the last one has an ETag and no NextToken', async () => {
    const upstream = await startUpstream(json(200, { DataIntegrationAssociations: [association] }));
    const { handler, lines } = start(upstream.url, {}, { now: () => NOON });
    expect(await invoke(handler, { query: { maxResults: '7' } })).toEqual({
      statusCode: 200,
      headers: {
        'Content-Type': 'application/json',
        'Cache-Control': 'private, max-age=0',
        'Cache-Status': 'appintegrations-bff; fwd=request; ttl=0; age=0',
        Age: '0',
        'X-Content-Type-Options': 'nosniff',
        ETag: expect.stringMatching(/^"[\w-]{43}"$/),
      },
      json: { DataIntegrationAssociations: [association] },
    });
    expect(upstream.requests.map(({ url }) => url)).toEqual([
      '/dataIntegrations/orders/associations?maxResults=7',
    ]);
    expect(lines).toEqual([
      {
        level: 'info',
        record: {
          requestId: 'test-request',
          status: 200,
          operation: 'ListDataIntegrationAssociations',
          cursor: 'absent',
          cache: 'off',
          age: 0,
          upstream: { attempts: 1, status: 200, requestId: 'upstream-request', ms: expect.any(Number) },
          ms: expect.any(Number),
        },
      },
    ]);
  });

  test('an earlier one has a cursor that leads on, also with another maxResults', async () => {
    const upstream = await startUpstream(
      json(200, { NextToken: `${canaries.upstreamToken} +/=` }),
      json(200, {}),
    );
    const { handler, lines } = start(upstream.url);
    const first = await invoke(handler);
    expect(first.headers).not.toHaveProperty('ETag');
    expect(first.json.NextToken).toMatch(/^[\w-]+$/);

    const next = await invoke(handler, { query: { nextToken: first.json.NextToken, maxResults: '3' } });
    expect(next.json).toEqual({ DataIntegrationAssociations: [] });
    expect(upstream.requests[1]?.url).toContain(`nextToken=${canaries.upstreamToken}%20%2B%2F%3D`);
    expect(lines[1]?.record.cursor).toBe('opened');
    expect(JSON.stringify(lines)).not.toContain('upstream token');
    expect(JSON.stringify(lines)).not.toContain(first.json.NextToken);
  });

  test('that the caller has is not sent again', async () => {
    const upstream = await startUpstream(json(200, {}));
    const { handler } = start(
      upstream.url,
      { ALLOWED_ORIGINS: 'https://app.example.com' },
      { now: () => NOON },
    );
    const { headers } = await invoke(handler);
    const etag = String(headers['ETag']);
    for (const given of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await invoke(handler, {
        headers: { 'if-none-match': given, Origin: 'https://app.example.com' },
      });
      expect(answer.statusCode).toBe(304);
      expect(answer.json).toBeUndefined();
      expect(answer.headers).toMatchObject({
        ETag: etag,
        'Cache-Control': 'private, max-age=0',
        'Cache-Status': 'appintegrations-bff; fwd=request; ttl=0; age=0',
        Age: '0',
        'Access-Control-Allow-Origin': 'https://app.example.com',
      });
    }
    for (const given of ['"other"', etag.slice(1, -1), '']) {
      expect((await invoke(handler, { headers: { 'if-none-match': given } })).statusCode).toBe(200);
    }
  });

  test('is answered from memory while the cache keeps it', async () => {
    const clock = { now: NOON };
    const upstream = await startUpstream(json(200, { NextToken: canaries.upstreamToken }));
    const { handler, lines } = start(upstream.url, { PAGE_CACHE_SECONDS: '5' }, { now: () => clock.now });
    const first = await invoke(handler);
    expect(first.headers).toMatchObject({
      Age: '0',
      'Cache-Control': 'private, max-age=5',
      'Cache-Status': 'appintegrations-bff; fwd=miss; ttl=5; age=0',
    });
    clock.now += 2000;
    const again = await invoke(handler);
    expect(again.json).toEqual(first.json);
    expect(again.headers).toMatchObject({
      Age: '2',
      'Cache-Control': 'private, max-age=3',
      'Cache-Status': 'appintegrations-bff; hit; ttl=3; age=2',
    });
    const [, , other] = await Promise.all([
      invoke(handler, { identifier: 'returns' }),
      invoke(handler, { identifier: 'invoices' }),
      invoke(handler, { identifier: 'invoices' }),
    ]);
    expect(other.headers['Cache-Status']).toBe('appintegrations-bff; fwd=miss; collapsed; ttl=5; age=0');
    expect(upstream.requests).toHaveLength(3);
    clock.now += 3000;
    const renewed = await invoke(handler);
    expect(renewed.headers['Cache-Status']).toBe('appintegrations-bff; fwd=stale; ttl=5; age=0');
    expect(upstream.requests).toHaveLength(4);
    const states = Object.groupBy(lines, ({ record }) => String(record.cache));
    expect(Object.entries(states).map(([state, list]) => [state, list?.length])).toEqual(
      expect.arrayContaining([
        ['miss', 4],
        ['hit', 1],
        ['shared', 1],
      ]),
    );
    expect(lines.map(({ record }) => record.age)).toContain(2);
  });
});

test('the log says how old a page is, in whole seconds', async () => {
  const upstream = await startUpstream(json(200, { DataIntegrationAssociations: [association] }));
  const clock = { now: NOON };
  const { handler, lines } = start(upstream.url, { PAGE_CACHE_SECONDS: '5' }, { now: () => clock.now });
  for (const ageMs of [0, 999, 1000, 1999, 2000]) {
    clock.now = NOON + ageMs;
    await invoke(handler);
  }
  expect(lines.map(({ record }) => record.age)).toEqual([0, 0, 1, 1, 2]);
});

test.each([
  [10_000, 8000],
  [8250, 8000],
  [8249, 7999],
  [251, 1],
])('of %i ms that Lambda leaves, AppIntegrations may take %i', async (remainingMs, expected) => {
  const limits: number[] = [];
  const upstream: Effects['upstream'] = async (_request, deadline) => {
    limits.push(deadline - performance.now());
    return { entries: [] };
  };
  const { handler } = start('http://127.0.0.1:1', {}, { upstream });
  expect(await invoke(handler, { remainingMs })).toMatchObject({ statusCode: 200 });
  expect(limits).toEqual([expected]);
});
