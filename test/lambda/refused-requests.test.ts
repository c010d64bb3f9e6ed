import { describe, expect, test } from '@jest/globals';

import { errors } from '../../contract/errors.ts';
import { MAX_CURSOR_LENGTH } from '../../contract/limits.ts';
import { operations } from '../../contract/operations.ts';
import { canaries } from '../canaries.ts';
import { invoke } from './invoke.ts';
import { startHandler } from './start-handler.ts';
import { json, startUpstream } from './upstream-server.ts';

const [{ parameters }] = operations;

const NOON = Date.UTC(2026, 0, 7, 12);
const DAY = 24 * 3600 * 1000;

/** What every cursor that is no good gets, whatever is wrong with it. */
const refusal = {
  statusCode: 400,
  headers: {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    'x-amzn-ErrorType': 'InvalidRequestException',
    'X-Content-Type-Options': 'nosniff',
  },
  json: {
    message: `nextToken ${parameters.nextToken.rule}.`,
    code: 'InvalidRequestException',
    requestId: 'test-request',
    issues: [{ parameter: 'nextToken', message: parameters.nextToken.rule }],
  },
};

async function issueCursor(token = canaries.upstreamToken, environment = {}) {
  const upstream = await startUpstream(json(200, { NextToken: token }));
  const { handler } = startHandler(upstream.url, environment, { now: () => NOON });
  return String((await invoke(handler)).json.NextToken);
}

describe('one and the same answer, and nothing sent upstream, for a cursor', () => {
  test.each([
    ['of another data integration', { identifier: 'invoices' }, NOON, 'cursor-forged'],
    ['that has expired', {}, NOON + DAY + 1, 'cursor-expired'],
    ['of a key epoch long gone', {}, NOON + 30 * DAY, 'cursor-expired'],
  ])('%s', async (_which, call, openedAt, reason) => {
    const nextToken = await issueCursor();
    const upstream = await startUpstream(json(200, {}));
    const { handler, lines } = startHandler(upstream.url, {}, { now: () => openedAt });
    expect(await invoke(handler, { ...call, query: { nextToken } })).toEqual(refusal);
    expect(upstream.requests).toEqual([]);
    expect(lines[0]?.record).toMatchObject({ cursor: 'refused', reason });
  });

  test('sealed with another key', async () => {
    const nextToken = await issueCursor(canaries.upstreamToken, {
      CURSOR_SECRET: `${canaries.cursorSecret}2`,
    });
    const upstream = await startUpstream(json(200, {}));
    const { handler, lines } = startHandler(upstream.url, {}, { now: () => NOON });
    expect(await invoke(handler, { query: { nextToken } })).toEqual(refusal);
    expect(upstream.requests).toEqual([]);
    expect(lines[0]).toMatchObject({ level: 'warn', record: { reason: 'cursor-forged' } });
  });

  test('altered in any single character', async () => {
    const cursor = await issueCursor();
    const upstream = await startUpstream(json(200, {}));
    const { handler } = startHandler(upstream.url, {}, { now: () => NOON });
    for (let at = 0; at < cursor.length; at += 1) {
      const nextToken = cursor.slice(0, at) + (cursor[at] === 'A' ? 'B' : 'A') + cursor.slice(at + 1);
      expect(await invoke(handler, { query: { nextToken } })).toEqual(refusal);
    }
    expect(upstream.requests).toEqual([]);
  });

  test.each([
    ['of junk', 'junk'],
    ['of other characters', 'AQ+/=='],
    ['of nothing but zeros', 'A'.repeat(60)],
    ["that is AWS's own", 'eyJuZXh0VG9rZW4iOiBudWxsfQ=='],
    ['that is empty', ''],
    ['that is too long', 'A'.repeat(MAX_CURSOR_LENGTH + 1)],
  ])('made %s', async (_of, nextToken) => {
    const upstream = await startUpstream(json(200, {}));
    const { handler } = startHandler(upstream.url, {}, { now: () => NOON });
    expect(await invoke(handler, { query: { nextToken } })).toEqual(refusal);
    expect(upstream.requests).toEqual([]);
  });
});

test('a cursor around the largest upstream token is accepted', async () => {
  const token = '😀'.repeat(1000);
  const nextToken = await issueCursor(token);
  const upstream = await startUpstream(json(200, {}));
  const { handler } = startHandler(upstream.url, {}, { now: () => NOON + DAY });
  expect(await invoke(handler, { query: { nextToken } })).toMatchObject({ statusCode: 200 });
  expect(new URL(`http://x${upstream.requests[0]?.url}`).searchParams.get('nextToken')).toBe(token);
});

test('problems of all parameters are told together, the cursor that does not open among them', async () => {
  const nextToken = await issueCursor();
  const upstream = await startUpstream(json(200, {}));
  const { handler } = startHandler(upstream.url, {}, { now: () => NOON });
  const answer = await invoke(handler, { identifier: 'invoices', query: { nextToken, maxResults: '0' } });
  expect(answer.json.issues.map(({ parameter }: { parameter: string }) => parameter)).toEqual([
    'maxResults',
    'nextToken',
  ]);
  expect(upstream.requests).toEqual([]);
});

test('a cursor for an identifier that breaks its rule is told among the problems', async () => {
  const nextToken = await issueCursor();
  const { handler } = startHandler('http://127.0.0.1:1', {}, { now: () => NOON });
  const answer = await invoke(handler, { identifier: ' ', query: { nextToken, maxResults: '0' } });
  expect(answer.json.issues.map(({ parameter }: { parameter: string }) => parameter)).toEqual([
    'Identifier',
    'maxResults',
    'nextToken',
  ]);
});

test('a good cursor does not save another parameter', async () => {
  const nextToken = await issueCursor();
  const upstream = await startUpstream(json(200, {}));
  const { handler } = startHandler(upstream.url, {}, { now: () => NOON });
  const answer = await invoke(handler, { query: { nextToken, maxResults: '51' } });
  expect(answer).toMatchObject({ statusCode: 400, json: { issues: [{ parameter: 'maxResults' }] } });
  expect(upstream.requests).toEqual([]);
});

describe('with an allow-list', () => {
  const environment = { ALLOWED_DATA_INTEGRATIONS: 'orders, returns/2026' };

  test('what is on it is answered', async () => {
    const upstream = await startUpstream(json(200, {}));
    const { handler } = startHandler(upstream.url, environment);
    expect(await invoke(handler, { identifier: 'returns/2026' })).toMatchObject({ statusCode: 200 });
  });

  test('what is not on it answers like what does not exist, and is not asked for', async () => {
    const upstream = await startUpstream(
      json(
        404,
        { Message: 'No DataIntegration orders.' },
        { 'x-amzn-errortype': 'ResourceNotFoundException' },
      ),
    );
    const { handler, lines } = startHandler(upstream.url, environment);
    const listed = await invoke(handler);
    expect(listed.statusCode).toBe(404);
    expect(listed.json.message).toBe(errors.ResourceNotFoundException.sentence);
    expect(await invoke(handler, { identifier: 'invoices' })).toEqual(listed);
    expect(upstream.requests).toHaveLength(1);
    expect(lines.map(({ record }) => record.reason)).toEqual(['upstream-error', 'not-allowed']);
  });
});
