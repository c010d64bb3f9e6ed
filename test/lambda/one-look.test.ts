import { describe, expect, test } from '@jest/globals';

import { canaries } from '../canaries.ts';
import { invoke } from './invoke.ts';
import { startList } from './list-upstream.ts';
import { startHandler } from './start-handler.ts';
import { json, startUpstream } from './upstream-server.ts';

const NOON = Date.UTC(2026, 0, 7, 12);
const clients = (from: number, end: number) =>
  Array.from({ length: end - from }, (_, index) => ({ ClientId: `client-${from + index}` }));

async function start(length: number, more = {}) {
  const upstream = await startList(length);
  const clock = { now: NOON };
  const { handler, lines } = startHandler(
    upstream.url,
    { PAGE_CACHE_SECONDS: '5', ...more },
    { now: () => clock.now },
  );
  const get = (maxResults?: number, nextToken?: string) =>
    invoke(handler, {
      query: {
        ...(maxResults !== undefined && { maxResults: String(maxResults) }),
        ...(nextToken !== undefined && { nextToken }),
      },
    });
  /** All pages of these sizes in turn. */
  const walk = async (...sizes: (number | undefined)[]) => {
    const pages: { ClientId: string }[][] = [];
    let nextToken: string | undefined;
    do {
      const { json: page } = await get(sizes[pages.length % sizes.length], nextToken);
      pages.push(page.DataIntegrationAssociations);
      nextToken = page.NextToken;
    } while (nextToken !== undefined);
    return pages;
  };
  const urls = () => upstream.requests.map(({ url }) => url?.replace('/dataIntegrations/orders', ''));
  return { upstream, clock, lines, handler, get, walk, urls };
}

describe('where pages are kept', () => {
  test.each([
    ['PAGE_CACHE_SECONDS', { PAGE_CACHE_SECONDS: '5' }],
    ['STALE_PAGE_SECONDS', { PAGE_CACHE_SECONDS: '', STALE_PAGE_SECONDS: '5' }],
    ['UPSTREAM_RATE', { PAGE_CACHE_SECONDS: '', UPSTREAM_RATE: '0.1' }],
  ])(
    'by %s, AppIntegrations is asked for its most, and what was asked is cut from that',
    async (_by, how) => {
      const { get, urls } = await start(120, how);
      const { json: page } = await get(3);
      expect(page).toEqual({ DataIntegrationAssociations: clients(0, 3), NextToken: expect.any(String) });
      expect(urls()).toEqual(['/associations?maxResults=50']);
    },
  );

  test('one look serves every page size', async () => {
    const { get, urls, walk } = await start(10);
    for (let size = 1; size <= 50; size += 1) {
      const pages = await walk(size);
      expect(pages.flat()).toEqual(clients(0, 10));
      expect(pages).toHaveLength(Math.ceil(10 / size));
    }
    await get();
    expect(urls()).toHaveLength(1);
  });

  test('a page never spans two of AWS’s', async () => {
    const { urls, walk } = await start(120);
    const pages = await walk(20);
    expect(pages.map(({ length }) => length)).toEqual([20, 20, 10, 20, 20, 10, 20]);
    expect(pages.flat()).toEqual(clients(0, 120));
    expect(urls()).toEqual([
      '/associations?maxResults=50',
      `/associations?nextToken=${canaries.upstreamToken}from%2050&maxResults=50`,
      `/associations?nextToken=${canaries.upstreamToken}from%20100&maxResults=50`,
    ]);
  });

  test('a walk may change its page size', async () => {
    const { walk } = await start(120);
    const pages = await walk(7, undefined, 50, 1);
    expect(pages.flat()).toEqual(clients(0, 120));
    expect(pages.slice(0, 2).map(({ length }) => length)).toEqual([7, 43]);
  });

  test('without maxResults a page is all of AWS’s', async () => {
    const { walk } = await start(120);
    expect((await walk(undefined)).map(({ length }) => length)).toEqual([50, 50, 20]);
  });

  test('only the last page has an ETag, and it is the page’s own', async () => {
    const { get } = await start(10);
    const whole = await get(10);
    const first = await get(5);
    const last = await get(5, first.json.NextToken);
    expect([whole, first, last].map(({ headers }) => 'ETag' in headers)).toEqual([true, false, true]);
    expect(last.headers['ETag']).not.toBe(whole.headers['ETag']);
    expect(last.json).toEqual({ DataIntegrationAssociations: clients(5, 10) });
  });

  test('a page asked for again is the same, its cursor included', async () => {
    const { clock, get } = await start(120);
    const first = await get(20);
    clock.now += 1000;
    const again = await get(20);
    expect(again.json).toEqual(first.json);
    clock.now += 5000;
    expect((await get(20)).json.NextToken).not.toBe(first.json.NextToken);
  });

  test('a cursor after the end of a list that shrank is the end', async () => {
    const { clock, get, upstream } = await start(30);
    const { NextToken } = (await get(20)).json;
    upstream.state.rows.splice(10);
    clock.now += 5000;
    const { statusCode, headers, json: page } = await get(20, NextToken);
    expect({ statusCode, page }).toEqual({ statusCode: 200, page: { DataIntegrationAssociations: [] } });
    expect(headers).toHaveProperty('ETag');
  });

  test('and where AWS has a next page, it leads there', async () => {
    const upstream = await startUpstream(
      json(200, { DataIntegrationAssociations: clients(0, 30), NextToken: canaries.upstreamToken }),
      json(200, { DataIntegrationAssociations: clients(0, 10), NextToken: canaries.upstreamToken }),
      json(200, { DataIntegrationAssociations: clients(30, 35) }),
    );
    const clock = { now: NOON };
    const { handler } = startHandler(upstream.url, { PAGE_CACHE_SECONDS: '5' }, { now: () => clock.now });
    const { NextToken } = (await invoke(handler, { query: { maxResults: '20' } })).json;
    clock.now += 5000;
    const { json: beyond } = await invoke(handler, { query: { nextToken: NextToken } });
    expect(beyond).toEqual({ DataIntegrationAssociations: [], NextToken: expect.any(String) });
    const { json: next } = await invoke(handler, { query: { nextToken: beyond.NextToken } });
    expect(next).toEqual({ DataIntegrationAssociations: clients(30, 35) });
    expect(upstream.requests.at(-1)?.url).toContain(`nextToken=${canaries.upstreamToken}`);
  });

  test('an empty page with a token leads on', async () => {
    const upstream = await startUpstream(json(200, { NextToken: canaries.upstreamToken }), json(200, {}));
    const { handler } = startHandler(upstream.url, { PAGE_CACHE_SECONDS: '5' });
    const { json: first } = await invoke(handler, { query: { maxResults: '5' } });
    expect(first).toEqual({ DataIntegrationAssociations: [], NextToken: expect.any(String) });
    const { json: next } = await invoke(handler, { query: { nextToken: first.NextToken } });
    expect(next).toEqual({ DataIntegrationAssociations: [] });
    expect(upstream.requests).toHaveLength(2);
  });

  test('a cursor into a page leads no further than its own list', async () => {
    const { get, handler } = await start(30);
    const { NextToken } = (await get(20)).json;
    const answer = await invoke(handler, { identifier: 'invoices', query: { nextToken: NextToken } });
    expect(answer).toMatchObject({ statusCode: 400, json: { issues: [{ parameter: 'nextToken' }] } });
  });
});

describe('where nothing is kept', () => {
  test('each request goes to AppIntegrations as it was made', async () => {
    const { get, urls } = await start(120, { PAGE_CACHE_SECONDS: '0' });
    const { json: first } = await get(7);
    expect(first.DataIntegrationAssociations).toEqual(clients(0, 7));
    await get(undefined, first.NextToken);
    await get();
    await get();
    expect(urls()).toEqual([
      '/associations?maxResults=7',
      `/associations?nextToken=${canaries.upstreamToken}from%207`,
      '/associations',
      '/associations',
    ]);
  });

  test('a cursor into a page opens all the same', async () => {
    const kept = await start(120);
    const { NextToken } = (await kept.get(20)).json;
    const { get, urls } = await start(120, { PAGE_CACHE_SECONDS: '0' });
    const { json: second } = await get(20, NextToken);
    expect(second.DataIntegrationAssociations).toEqual(clients(20, 40));
    const { json: third } = await get(undefined, second.NextToken);
    expect(third.DataIntegrationAssociations).toEqual(clients(40, 50));
    await get(20, third.NextToken);
    expect(urls()).toEqual([
      '/associations?maxResults=50',
      '/associations?maxResults=50',
      `/associations?nextToken=${canaries.upstreamToken}from%2050&maxResults=20`,
    ]);
  });

  test('more than was asked for, if AWS should give it, is passed on', async () => {
    const upstream = await startUpstream(json(200, { DataIntegrationAssociations: clients(0, 9) }));
    const { handler } = startHandler(upstream.url);
    const { json: page } = await invoke(handler, { query: { maxResults: '7' } });
    expect(page).toEqual({ DataIntegrationAssociations: clients(0, 9) });
  });
});
