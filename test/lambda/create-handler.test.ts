import { describe, expect, test } from '@jest/globals';

import { invoke } from './invoke.ts';
import { startHandler as start } from './start-handler.ts';
import { json, startUpstream } from './upstream-server.ts';

const association = { ClientId: 'client', LastExecutionStatus: { ExecutionStatus: 'COMPLETED' } };

describe('a page', () => {
  test('the last one has an ETag and no NextToken', async () => {
    const upstream = await startUpstream(json(200, { DataIntegrationAssociations: [association] }));
    const { handler, lines } = start(upstream.url);
    expect(await invoke(handler, { query: { maxResults: '7' } })).toEqual({
      statusCode: 200,
      headers: {
        'Content-Type': 'application/json',
        'Cache-Control': 'private, no-cache',
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
          upstream: { attempts: 1, status: 200, requestId: 'upstream-request', ms: expect.any(Number) },
          ms: expect.any(Number),
        },
      },
    ]);
  });

  test('an earlier one has a cursor that leads on, also with another maxResults', async () => {
    const upstream = await startUpstream(json(200, { NextToken: 'upstream token+/=' }), json(200, {}));
    const { handler, lines } = start(upstream.url);
    const first = await invoke(handler);
    expect(first.headers).not.toHaveProperty('ETag');
    expect(first.json.NextToken).toMatch(/^[\w-]+$/);

    const next = await invoke(handler, { query: { nextToken: first.json.NextToken, maxResults: '3' } });
    expect(next.json).toEqual({ DataIntegrationAssociations: [] });
    expect(upstream.requests[1]?.url).toContain('nextToken=upstream%20token%2B%2F%3D');
    expect(lines[1]?.record.cursor).toBe('opened');
    expect(JSON.stringify(lines)).not.toContain('upstream token');
    expect(JSON.stringify(lines)).not.toContain(first.json.NextToken);
  });

  test('that the caller has is not sent again', async () => {
    const upstream = await startUpstream(json(200, {}));
    const { handler } = start(upstream.url, { ALLOWED_ORIGINS: 'https://app.example.com' });
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
        'Cache-Control': 'private, no-cache',
        'Access-Control-Allow-Origin': 'https://app.example.com',
      });
    }
    for (const given of ['"other"', etag.slice(1, -1), '']) {
      expect((await invoke(handler, { headers: { 'if-none-match': given } })).statusCode).toBe(200);
    }
  });

  test('is answered from memory while the cache keeps it', async () => {
    const clock = { now: Date.UTC(2026, 0, 1) };
    const upstream = await startUpstream(json(200, { NextToken: 'test-token' }));
    const { handler, lines } = start(upstream.url, { PAGE_CACHE_SECONDS: '5' }, { now: () => clock.now });
    const first = await invoke(handler);
    expect(first.headers['Cache-Control']).toBe('private, max-age=5');
    expect(await invoke(handler)).toEqual(first);
    await Promise.all([
      invoke(handler, { query: { maxResults: '1' } }),
      invoke(handler, { query: { maxResults: '1' } }),
      invoke(handler, { identifier: 'invoices' }),
    ]);
    expect(upstream.requests).toHaveLength(3);
    clock.now += 5000;
    await invoke(handler);
    expect(upstream.requests).toHaveLength(4);
    const states = Object.groupBy(lines, ({ record }) => String(record.cache));
    expect(Object.entries(states).map(([state, list]) => [state, list?.length])).toEqual(
      expect.arrayContaining([
        ['miss', 4],
        ['hit', 1],
        ['shared', 1],
      ]),
    );
  });
});
