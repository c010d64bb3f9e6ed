import { describe, expect, jest, test } from '@jest/globals';

import { KEY_UNAVAILABLE_SENTENCE } from '../../contract/errors.ts';
import { KEY_EPOCH_SECONDS } from '../../contract/settings.ts';
import type { UpstreamPage } from '../../lambda/upstream/upstream-page.ts';
import { canaries, macOfKms } from '../canaries.ts';
import { until } from '../until.ts';
import { invoke } from './invoke.ts';
import { startHandler } from './start-handler.ts';
import { json, startUpstream } from './upstream-server.ts';

describe('without a key for cursors', () => {
  const environment = { CURSOR_SECRET: '', CURSOR_KEY_ID: 'test-key' };

  test('a last page is answered all the same, and a page before it gets 503', async () => {
    const kms = await startUpstream(json(500, { __type: 'KMSInternalException' }));
    const upstream = await startUpstream(json(200, {}), json(200, { NextToken: canaries.upstreamToken }));
    const { handler, lines } = startHandler(upstream.url, { ...environment, AWS_ENDPOINT_URL_KMS: kms.url });
    expect(await invoke(handler)).toMatchObject({ statusCode: 200 });
    const answer = await invoke(handler);
    expect(answer).toMatchObject({ statusCode: 503, headers: { 'Retry-After': '2' } });
    expect(answer.json).toMatchObject({ code: 'ServiceUnavailable', message: KEY_UNAVAILABLE_SENTENCE });
    expect(answer.json.message).not.toContain('AppIntegrations');
    expect(lines[1]?.record).toMatchObject({
      reason: 'cursor-key',
      detail: 'AWS KMS answered 500, KMSInternalException.',
    });
  });

  test('because there is no time left to open a cursor, the log names the key, and nothing is asked', async () => {
    const epoch = Math.floor(Date.now() / (KEY_EPOCH_SECONDS * 1000));
    const cursor = Buffer.concat([Buffer.from([1, epoch >> 8, epoch & 255]), Buffer.alloc(35)]);
    const kms = await startUpstream(json(500, {}));
    const { handler, lines } = startHandler(kms.url, { ...environment, AWS_ENDPOINT_URL_KMS: kms.url });
    const query = { nextToken: cursor.toString('base64url') };
    expect(await invoke(handler, { query, remainingMs: 100 })).toMatchObject({ statusCode: 503 });
    expect(lines[0]?.record).toMatchObject({ reason: 'cursor-key' });
    expect(kms.requests).toEqual([]);
  });

  test('because KMS refuses it, the answer is 500', async () => {
    const kms = await startUpstream(json(400, { __type: 'AccessDeniedException' }));
    const upstream = await startUpstream(json(200, { NextToken: canaries.upstreamToken }));
    const { handler } = startHandler(upstream.url, { ...environment, AWS_ENDPOINT_URL_KMS: kms.url });
    expect(await invoke(handler)).toMatchObject({ statusCode: 500, json: { code: 'InternalServiceError' } });
  });

  test('a good cursor is not called a bad one, nothing is sent, and it opens when the key is there', async () => {
    const away = json(500, { __type: 'KMSInternalException' });
    const key = json(200, { Mac: macOfKms });
    const upstream = await startUpstream(json(200, { NextToken: canaries.upstreamToken }), json(200, {}));
    const sealing = startHandler(upstream.url, {
      ...environment,
      AWS_ENDPOINT_URL_KMS: (await startUpstream(key)).url,
    });
    const query = { nextToken: String((await invoke(sealing.handler)).json.NextToken) };

    // Each request makes two attempts.
    const kms = await startUpstream(away, away, key);
    const { handler, lines } = startHandler(upstream.url, { ...environment, AWS_ENDPOINT_URL_KMS: kms.url });
    expect(await invoke(handler, { query })).toMatchObject({
      statusCode: 503,
      headers: { 'Retry-After': '2' },
    });
    expect(lines[0]?.record).toMatchObject({ reason: 'cursor-key', cursor: 'absent' });
    expect(upstream.requests).toHaveLength(1);
    expect(await invoke(handler, { query })).toMatchObject({ statusCode: 200 });
    expect(kms.requests).toHaveLength(3);
  });

  test('because KMS hangs, a last page does not wait, and a page before it no longer than the budget', async () => {
    const budgetMs = 1500;
    const kms = await startUpstream(() => undefined);
    const pages: UpstreamPage[] = [{ entries: [] }, { entries: [], token: canaries.upstreamToken }];
    const more = { AWS_ENDPOINT_URL_KMS: kms.url, UPSTREAM_TIMEOUT_MS: String(budgetMs) };
    const { handler } = startHandler(
      kms.url,
      { ...environment, ...more },
      { upstream: async () => pages.shift() ?? { entries: [] } },
    );
    const startedAt = performance.now();
    expect(await invoke(handler)).toMatchObject({ statusCode: 200 });
    expect(performance.now()).toBe(startedAt);
    const waiting = invoke(handler);
    for (const attempts of [1, 2]) {
      await until(() => kms.requests.length === attempts);
      jest.advanceTimersToNextTimer();
    }
    expect(await waiting).toMatchObject({ statusCode: 503 });
    expect(performance.now()).toBeLessThanOrEqual(startedAt + budgetMs);
  });
});
