import { describe, expect, test } from '@jest/globals';

import { invoke } from './invoke.ts';
import { startHandler } from './start-handler.ts';
import { json, startUpstream } from './upstream-server.ts';

describe('without a key for cursors', () => {
  const environment = { CURSOR_SECRET: '', CURSOR_KEY_ID: 'test-key' };

  test('a last page is answered all the same, and a page before it gets 503', async () => {
    const kms = await startUpstream(json(500, { __type: 'KMSInternalException' }));
    const upstream = await startUpstream(json(200, {}), json(200, { NextToken: 'test-token' }));
    const { handler, lines } = startHandler(upstream.url, { ...environment, AWS_ENDPOINT_URL_KMS: kms.url });
    expect(await invoke(handler)).toMatchObject({ statusCode: 200 });
    expect(await invoke(handler)).toMatchObject({ statusCode: 503, headers: { 'Retry-After': '2' } });
    expect(lines[1]?.record).toMatchObject({
      reason: 'cursor-key',
      detail: 'AWS KMS answered 500, KMSInternalException.',
    });
  });

  test('because KMS refuses it, the answer is 500', async () => {
    const kms = await startUpstream(json(400, { __type: 'AccessDeniedException' }));
    const upstream = await startUpstream(json(200, { NextToken: 'test-token' }));
    const { handler } = startHandler(upstream.url, { ...environment, AWS_ENDPOINT_URL_KMS: kms.url });
    expect(await invoke(handler)).toMatchObject({ statusCode: 500, json: { code: 'InternalServiceError' } });
  });
});
