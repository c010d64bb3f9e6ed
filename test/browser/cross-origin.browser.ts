import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';

import { canaries } from '../canaries.ts';
import { useChromium } from './chromium.ts';
import { startConsole } from './start-console.ts';
import type { RunningConsole } from './start-console.ts';
import { startStaticHost } from './static-host.ts';
import type { StaticHost } from './static-host.ts';

const { open, takeComplaints } = useChromium();
let friend: StaticHost;
let stranger: StaticHost;
let api: RunningConsole;

const blank = { 'blank.html': '<!doctype html><link rel="icon" href="data:,"><title>Another origin</title>' };

beforeAll(async () => {
  friend = await startStaticHost(blank);
  stranger = await startStaticHost(blank);
  api = await startConsole({ allowedOrigins: [friend.origin] });
});
afterAll(() => Promise.all([friend.close(), stranger.close(), api.close()]));

/** What a script of the page can read of an answer. */
function readFrom(page: Page, target: string, headers: Record<string, string> = {}) {
  return page.evaluate(
    async ({ url, headers }) => {
      const response = await fetch(url, { headers, cache: 'no-store' });
      return {
        status: response.status,
        etag: response.headers.get('ETag'),
        age: response.headers.get('Age'),
        cacheStatus: response.headers.get('Cache-Status'),
        retryAfter: response.headers.get('Retry-After'),
        errorType: response.headers.get('x-amzn-ErrorType'),
        requestId: response.headers.get('x-amzn-RequestId'),
        body: response.status === 304 ? undefined : ((await response.json()) as Record<string, unknown>),
      };
    },
    { url: `${api.url}/dataIntegrations/${target}`, headers },
  );
}

const anything: unknown = expect.any(String);

describe('a page of an allowed origin', () => {
  test('reads a list with its ETag and its age, and that it has not been modified', async () => {
    const page = await open(`${friend.url}blank.html`);
    const first = await readFrom(page, 'complete/associations');
    const aged = {
      age: '0',
      cacheStatus: expect.stringMatching(/^appintegrations-bff; .*age=0$/) as unknown,
    };
    expect(first).toMatchObject({ status: 200, etag: anything, requestId: anything, ...aged });
    expect(first.body).toHaveProperty('DataIntegrationAssociations');
    const second = await readFrom(page, 'complete/associations', { 'If-None-Match': first.etag ?? '' });
    expect(second).toMatchObject({ status: 304, etag: first.etag, requestId: anything, ...aged });
  });

  test.each([
    [400, 'InvalidRequestException', 'complete/associations?maxResults=0', null],
    [403, 'MissingAuthenticationTokenException', 'complete', null],
    [404, 'ResourceNotFoundException', 'missing/associations', null],
    [429, 'ThrottlingException', 'throttled/associations', '1'],
    [500, 'InternalServiceError', 'broken/associations', null],
    [503, 'ServiceUnavailable', 'unavailable/associations', '2'],
  ])('reads a %d with all that it says', async (status, code, target, retryAfter) => {
    const page = await open(`${friend.url}blank.html`);
    const answer = await readFrom(page, target);
    expect(answer).toMatchObject({ status, errorType: code, requestId: anything, retryAfter });
    expect(answer.body).toMatchObject({ code, requestId: answer.requestId, message: anything });
  });

  test('may send a token and what SigV4 signs', async () => {
    const page = await open(`${friend.url}blank.html`);
    const headers = { Authorization: `Bearer ${canaries.accessToken}`, 'X-Amz-Date': '20260101T000000Z' };
    expect(await readFrom(page, 'complete/associations', headers)).toMatchObject({ status: 200 });
  });
});

test('a page of any other origin reads nothing', async () => {
  const page = await open(`${stranger.url}blank.html`);
  await expect(readFrom(page, 'complete/associations')).rejects.toThrow('Failed to fetch');
  expect(takeComplaints().join()).toContain('blocked by CORS policy');
});
