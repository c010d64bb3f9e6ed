import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

import { describe, expect, jest, test } from '@jest/globals';
import type { Context } from 'aws-lambda';

import { CREDENTIALS_REFUSED_SENTENCE, errors } from '../../contract/errors.ts';
import { MAX_ANSWER_BYTES } from '../../lambda/aws/http-handler.ts';
import { answerTo, BUDGET_MS, quick } from './answer-to.ts';
import { eventOf, invoke } from './invoke.ts';
import { startHandler } from './start-handler.ts';
import { awsError, json, never, reset, startUpstream, text } from './upstream-server.ts';

const compressed = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{}'));
};

describe('an error of AWS reaches the caller with its status', () => {
  test.each([
    [400, 'InvalidRequestException', 'Bad thing.', 'Bad thing.'],
    [404, 'ResourceNotFoundException', 'No such thing.', 'No such thing.'],
    [429, 'ThrottlingException', 'Rate exceeded', 'Rate exceeded'],
    [
      403,
      'AccessDeniedException',
      'User: arn:aws:sts::111122223333:role/x',
      errors.AccessDeniedException.sentence,
    ],
    [500, 'InternalServiceError', 'host ip-10-0-0-1', errors.InternalServiceError.sentence],
    [503, 'ServiceUnavailable', 'shard 7', errors.ServiceUnavailable.sentence],
    [401, 'NotAuthorized', 'key test-access-key-id', CREDENTIALS_REFUSED_SENTENCE],
    [403, 'ExpiredTokenException', 'token of role/x', CREDENTIALS_REFUSED_SENTENCE],
    [403, 'UnrecognizedClientException', 'key test-access-key-id', CREDENTIALS_REFUSED_SENTENCE],
    [400, 'IncompleteSignature', 'Credential=test-access-key-id', CREDENTIALS_REFUSED_SENTENCE],
    [
      400,
      'AccessDeniedException',
      'User: arn:aws:sts::111122223333:role/x',
      errors.AccessDeniedException.sentence,
    ],
    [408, 'RequestTimeoutException', 'idle', errors.InvalidRequestException.sentence],
    [400, 'ThrottlingException', 'Rate exceeded', 'Rate exceeded'],
    [409, 'AnErrorOfTomorrow', 'later', errors.InvalidRequestException.sentence],
  ])('%i %s', async (status, name, original, shown) => {
    const { answer, line } = await answerTo(awsError(status, name, original));
    expect(answer).toMatchObject({
      statusCode: status,
      headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', 'x-amzn-ErrorType': name },
      json: { message: shown, code: name, requestId: 'test-request' },
    });
    expect(line?.record).toMatchObject({
      status,
      code: name,
      detail: `${name}: ${original}`,
      upstream: { status, requestId: 'upstream-request' },
    });
    expect('Retry-After' in answer.headers).toBe(status === 429 || status === 503);
  });

  test.each([
    [400, 'InvalidRequestException', 'upstream-error'],
    [404, 'ResourceNotFoundException', 'upstream-error'],
    [409, 'AnErrorOfTomorrow', 'upstream-error'],
    [429, 'ThrottlingException', 'upstream-throttled'],
    [400, 'ThrottlingException', 'upstream-throttled'],
    [500, 'InternalServiceError', 'upstream-fault'],
    [503, 'ServiceUnavailable', 'upstream-fault'],
    [401, 'NotAuthorized', 'upstream-denied'],
    [403, 'AccessDeniedException', 'upstream-denied'],
    [403, 'AnErrorOfTomorrow', 'upstream-denied'],
    [403, 'ExpiredTokenException', 'upstream-denied'],
    [403, 'UnrecognizedClientException', 'upstream-denied'],
    [400, 'ExpiredTokenException', 'upstream-denied'],
    [400, 'IncompleteSignature', 'upstream-denied'],
    [400, 'RequestExpired', 'upstream-denied'],
  ])('and whose fault it is, for the log: %i %s is %s', async (status, name, reason) => {
    const { line } = await answerTo(awsError(status, name, 'x'));
    const level = reason === 'upstream-error' ? 'info' : 'error';
    expect(line).toMatchObject({ level, record: { reason } });
  });

  test('wherever AWS writes its name', async () => {
    for (const failure of [
      json(404, { __type: 'com.amazonaws.appintegrations#ResourceNotFoundException', message: 'no' }),
      json(404, { code: 'ResourceNotFoundException', message: 'no' }),
      json(
        404,
        { message: 'no' },
        { 'x-amzn-errortype': 'ResourceNotFoundException:http://internal.example/' },
      ),
    ]) {
      const { answer } = await answerTo(failure);
      expect(answer).toMatchObject({
        statusCode: 404,
        json: { code: 'ResourceNotFoundException', message: 'no' },
      });
    }
  });

  test('and tells when to come back, as AWS says or as we think', async () => {
    for (const [retryAfter, told] of [
      ['7', '7'],
      ['99999', '900'],
      ['soon', '1'],
      ['0', '1'],
      ['', '1'],
    ]) {
      const { answer } = await answerTo(
        awsError(429, 'ThrottlingException', 'x', { 'retry-after': String(retryAfter) }),
      );
      expect([retryAfter, answer.headers['Retry-After']]).toEqual([retryAfter, told]);
    }
  });

  test('and tells it with the documented statuses, always, and with no other', async () => {
    for (const status of [400, 404, 500]) {
      const { answer } = await answerTo(awsError(status, 'SomeException', 'x', { 'retry-after': '7' }));
      expect(answer.headers).not.toHaveProperty('Retry-After');
    }
    const { answer } = await answerTo(awsError(504, 'GatewayTimeout', 'x', { 'retry-after': '7' }));
    expect(answer.headers).toHaveProperty('Retry-After', '7');
    const { answer: silent } = await answerTo(awsError(504, 'GatewayTimeout', 'x'));
    expect(silent.headers).toHaveProperty('Retry-After', '2');
  });
});

describe('no answer of AWS: 503, tried twice, within the time budget', () => {
  test.each([
    ['hangs', never, 'upstream-timeout'],
    ['resets the connection', reset, 'upstream-unreachable'],
    [
      'answers with an HTML 503',
      text(503, '<html>503</html>', { 'content-type': 'text/html' }),
      'upstream-malformed',
    ],
    ['answers with an HTML 200', text(200, '<html>hello</html>'), 'upstream-malformed'],
    ['answers with an HTML 403', text(403, '<html>proxy</html>'), 'upstream-malformed'],
    ['answers with an empty 500', text(500, ''), 'upstream-malformed'],
    ['answers with an empty 200', text(200, ''), 'upstream-malformed'],
    ['breaks off its JSON', text(200, '{"DataIntegrationAssociations":[{"Cli'), 'upstream-malformed'],
    ['answers in another encoding', compressed, 'upstream-malformed'],
    ['redirects', json(307, {}, { location: '/elsewhere' }), 'upstream-malformed'],
    ['answers with other JSON', json(200, [1]), 'upstream-malformed'],
    ['answers with null', json(200, null), 'upstream-malformed'],
    ['fails with null', json(500, null), 'upstream-malformed'],
    ['fails with a number for a name', json(500, { code: 5 }), 'upstream-malformed'],
    ['fails with an object for a name', json(500, { code: {} }), 'upstream-malformed'],
    ['refuses without a name', json(403, {}), 'upstream-malformed'],
    ['fails with a name that is no name', awsError(500, 'a b\tc', 'x'), 'upstream-malformed'],
  ])('upstream %s', async (_what, failure, reason) => {
    const { answer, line, attempts, ms } = await answerTo(failure);
    expect(answer).toMatchObject({
      statusCode: 503,
      headers: { 'Retry-After': '2', 'x-amzn-ErrorType': 'ServiceUnavailable' },
      json: {
        message: errors.ServiceUnavailable.sentence,
        code: 'ServiceUnavailable',
        requestId: 'test-request',
      },
    });
    expect(line).toMatchObject({ level: 'error', record: { reason, upstream: { attempts: 2 } } });
    expect(attempts).toBe(2);
    expect(ms).toBeLessThanOrEqual(BUDGET_MS);
  });

  test.each([
    ['nobody listens', 'http://127.0.0.1:1'],
    ['its name is not found', 'http://app-integrations.invalid'],
  ])('%s', async (_what, url) => {
    const { handler, lines } = startHandler(url, quick);
    expect(await invoke(handler)).toMatchObject({ statusCode: 503 });
    expect(lines[0]?.record).toMatchObject({ reason: 'upstream-unreachable' });
  });
});

test('what fails once and then works is no failure', async () => {
  for (const failure of [reset, text(503, '<html></html>'), awsError(500, 'InternalServiceError', 'x')]) {
    const { answer, line } = await answerTo(failure, json(200, {}));
    expect(answer.statusCode).toBe(200);
    expect(line?.record.upstream).toMatchObject({ attempts: 2, status: 200 });
  }
});

test('refusals are not tried again, throttling least of all', async () => {
  for (const status of [400, 403, 404, 429]) {
    expect(await answerTo(awsError(status, 'SomeException', 'x'))).toMatchObject({ attempts: 1 });
  }
  for (const status of [400, 429, 500, 503]) {
    expect(await answerTo(awsError(status, 'ThrottlingException', 'x'))).toMatchObject({ attempts: 1 });
  }
});

test.each([
  ['in HTML, as a proxy says it', text(429, '<html>slow down</html>', { 'retry-after': '7' })],
  ['with nothing', text(429, '', { 'retry-after': '7' })],
  ['with null', json(429, null, { 'retry-after': '7' })],
  ['without a name', json(429, { message: 'Too many requests' }, { 'retry-after': '7' })],
  ['with a name that is no name', awsError(429, 'a b', 'x', { 'retry-after': '7' })],
])('a 429 is a refusal of the quota, whoever says it: %s', async (_how, failure) => {
  const { answer, line, attempts } = await answerTo(failure);
  expect(answer).toMatchObject({
    statusCode: 429,
    headers: { 'Retry-After': '7' },
    json: { code: 'ThrottlingException', message: errors.ThrottlingException.sentence },
  });
  expect(line).toMatchObject({
    level: 'error',
    record: { reason: 'upstream-throttled', upstream: { attempts: 1, status: 429 } },
  });
  expect(attempts).toBe(1);
});

test.each([
  [302, 'MovedPermanently'],
  [600, 'BeyondHttp'],
])('an AWS error with the impossible status %i is a 500', async (status, name) => {
  const { answer, line } = await answerTo(awsError(status, name, 'x'));
  expect(answer).toMatchObject({ statusCode: 500, json: { code: 'InternalServiceError' } });
  expect(line?.record.reason).toBe('upstream-malformed');
});

/** What Lambda takes of a function, in bytes of JSON. Source: AWS Lambda quotas. */
const LAMBDA_ANSWER_BYTES = 6 * 1024 * 1024;

test.each([
  ['twice', Buffer.from('\\"')],
  ['three times', Buffer.from([0xff])],
])(
  'the largest page that is read fits into what Lambda takes, where bytes become %s as many',
  async (_how, bytes) => {
    const [before, after] = ['{"DataIntegrationAssociations":[{"ClientId":"', '"}]} '];
    const text = Buffer.alloc(MAX_ANSWER_BYTES - before.length - after.length, bytes);
    const upstream = await startUpstream((response) =>
      response.end(Buffer.concat([Buffer.from(before), text, Buffer.from(after)])),
    );
    const { handler } = startHandler(upstream.url);
    const answer = await handler(eventOf({}), { awsRequestId: 'test-invocation' } as Context);
    expect(answer.statusCode).toBe(200);
    const size = Buffer.byteLength(JSON.stringify(answer));
    expect(size).toBeGreaterThan(1.9 * MAX_ANSWER_BYTES);
    expect(size).toBeLessThan(LAMBDA_ANSWER_BYTES);
  },
);

test('less time than the budget, because Lambda leaves less, is respected', async () => {
  const upstream = await startUpstream(never);
  const { handler } = startHandler(upstream.url);
  const startedAt = performance.now();
  expect(await invoke(handler, { remainingMs: 1500 })).toMatchObject({ statusCode: 503 });
  expect(performance.now() - startedAt).toBeLessThanOrEqual(1500 - 250);
});

test.each([-1, 1])(
  'a clock that jumps by %i hours during a call changes neither budget nor log',
  async (hours) => {
    const upstream = await startUpstream((response, request) => {
      jest.setSystemTime(Date.now() + hours * 3_600_000);
      never(response, request);
    });
    const { handler, lines } = startHandler(upstream.url, { UPSTREAM_TIMEOUT_MS: '1000' });
    const startedAt = performance.now();
    expect(await invoke(handler)).toMatchObject({ statusCode: 503 });
    expect(performance.now() - startedAt).toBeLessThanOrEqual(1000);
    expect(upstream.requests).toHaveLength(2);
    const { ms, upstream: { ms: upstreamMs } = { ms: -1 } } = lines[0]?.record ?? {};
    for (const logged of [ms, upstreamMs]) {
      expect(logged).toBeGreaterThan(800);
      expect(logged).toBeLessThanOrEqual(1000);
    }
  },
);

test('with no time left nothing is sent', async () => {
  const upstream = await startUpstream(json(200, {}));
  const { handler, lines } = startHandler(upstream.url);
  expect(await invoke(handler, { remainingMs: 100 })).toMatchObject({ statusCode: 503 });
  expect(upstream.requests).toEqual([]);
  expect(lines[0]?.record.reason).toBe('upstream-timeout');
});
