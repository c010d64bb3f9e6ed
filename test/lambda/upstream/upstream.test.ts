import { describe, expect, jest, test } from '@jest/globals';

import { operations } from '../../../contract/operations.ts';
import type { Operation } from '../../../contract/operations.ts';
import { TransportError } from '../../../lambda/aws/http-handler.ts';
import type { SdkResponse } from '../../../lambda/aws/http-handler.ts';
import type { UpstreamTrace } from '../../../lambda/request-record.ts';
import type { SdkCall } from '../../../lambda/upstream/sdk-call.ts';
import { createUpstream } from '../../../lambda/upstream/upstream.ts';
import type { UpstreamRequest } from '../../../lambda/upstream/upstream.ts';
import { stopClock } from '../../stopped-clock.ts';

stopClock();

const [ofAssociations, ofDataIntegrations] = operations;

const answer = (statusCode: number, body: unknown, headers: Record<string, string> = {}): SdkResponse => ({
  statusCode,
  headers,
  body: Buffer.from(JSON.stringify(body)),
});
const page = answer(200, { DataIntegrationAssociations: [] }, { 'x-amzn-requestid': 'of-aws' });
const broken = answer(500, {}, { 'x-amzn-errortype': 'InternalServiceError', 'x-amzn-requestid': 'broken' });
const unreachable = new TransportError('unreachable', 'test', undefined, true);

/** Asks once where these come back in turn, each after 40 ms. */
function ask(
  results: (SdkResponse | Error)[],
  {
    request = {},
    mayAskAgain = true,
    operation = ofAssociations,
  }: {
    request?: Partial<UpstreamRequest>;
    mayAskAgain?: boolean;
    operation?: Operation;
  } = {},
) {
  jest.advanceTimersByTime(1000);
  const trace: UpstreamTrace = { attempts: 0, ms: 0 };
  const call = jest.fn<SdkCall>(async () => {
    jest.advanceTimersByTime(40.4);
    const result = results[Math.min(trace.attempts, results.length) - 1];
    if (result instanceof Error) throw result;
    return result as SdkResponse;
  });
  const asked = jest.fn(async () => mayAskAgain);
  const upstream = createUpstream(operation, call);
  const found = upstream({ identifier: 'orders', ...request }, performance.now() + 4000, trace, asked);
  return { found, trace, call, asked };
}

describe('what is sent', () => {
  test.each([
    [{}, { DataIntegrationIdentifier: 'orders' }],
    [{ maxResults: 0 }, { DataIntegrationIdentifier: 'orders', MaxResults: 0 }],
    [
      { maxResults: 5, token: 't' },
      { DataIntegrationIdentifier: 'orders', MaxResults: 5, NextToken: 't' },
    ],
  ])('for %j is %j', async (request, input) => {
    const { found, call } = ask([page], { request });
    await found;
    expect(call.mock.calls).toEqual([[input, 2000]]);
  });

  test('for a path that names nothing has no identifier', async () => {
    const { found, call } = ask([answer(200, {})], {
      operation: ofDataIntegrations,
      request: { identifier: '' },
    });
    await found;
    expect(call.mock.calls[0]?.[0]).toEqual({});
  });
});

test('the trace says what came, and how long all of it took', async () => {
  const { found, trace, asked } = ask([page]);
  await expect(found).resolves.toEqual({ entries: [] });
  expect(trace).toEqual({ attempts: 1, ms: 40, status: 200, requestId: 'of-aws' });
  expect(asked).not.toHaveBeenCalled();
});

test('a failure that may pass is followed by another attempt, if there may be one', async () => {
  const { found, trace, asked } = ask([unreachable, page]);
  await expect(found).resolves.toEqual({ entries: [] });
  expect(trace).toEqual({ attempts: 2, ms: 81, status: 200, requestId: 'of-aws' });
  expect(asked).toHaveBeenCalledTimes(1);
});

test('if there may be none, the failure stands', async () => {
  const { found, trace } = ask([unreachable, page], { mayAskAgain: false });
  await expect(found).rejects.toMatchObject({ status: 503, reason: 'upstream-unreachable' });
  expect(trace).toEqual({ attempts: 1, ms: 40 });
});

test('what AWS answers last is what is told', async () => {
  const { found, trace } = ask([broken, broken]);
  await expect(found).rejects.toMatchObject({ status: 500, reason: 'upstream-fault' });
  expect(trace).toMatchObject({ attempts: 2, status: 500, requestId: 'broken' });
});

test.each([
  [answer(200, {}, { 'x-amzn-errortype': 'InternalServiceError' }), 'upstream-malformed'],
  [answer(201, { DataIntegrationAssociations: [] }), 'upstream-malformed'],
  [answer(200, []), 'upstream-malformed'],
  [answer(400, {}, { 'x-amzn-errortype': 'InvalidRequestException' }), 'upstream-error'],
])('an answer that is no page is refused (%#)', async (response, reason) => {
  await expect(ask([response]).found).rejects.toMatchObject({ reason });
});

test('an id of a request that quotes the token is not for the log', async () => {
  const quoting = { ...page, headers: { 'x-amzn-requestid': 'id of secret-token' } };
  const { found, trace } = ask([quoting], { request: { token: 'secret-token' } });
  await found;
  expect(trace.requestId).toBe('id of [token]');
});
