import { describe, expect, test } from '@jest/globals';

import { invoke } from '../invoke.ts';
import { startHandler } from '../start-handler.ts';
import { awsError, json, reset, startUpstream } from '../upstream-server.ts';

const APP = 'https://app.example.com';
const exposed = 'Age, Cache-Status, ETag, Retry-After, x-amzn-ErrorType, x-amzn-RequestId';

/** Every kind of answer: 200, 304, and errors of the parameters, of AWS, of the network. */
const kinds = [
  { answer: json(200, {}), call: {}, status: 200 },
  { answer: json(200, {}), call: { headers: { 'If-None-Match': '*' } }, status: 304 },
  { answer: json(200, {}), call: { query: { maxResults: '0' } }, status: 400 },
  { answer: awsError(404, 'ResourceNotFoundException', 'no'), call: {}, status: 404 },
  { answer: awsError(429, 'ThrottlingException', 'no'), call: {}, status: 429 },
  { answer: reset, call: {}, status: 503 },
];

async function headersOf({ answer, call, status }: (typeof kinds)[number], allowed: string, origin?: string) {
  const upstream = await startUpstream(answer);
  const { handler } = startHandler(upstream.url, { ALLOWED_ORIGINS: allowed });
  const headers = { ...call.headers, ...(origin && { origin }) };
  const response = await invoke(handler, { ...call, headers });
  expect(response.statusCode).toBe(status);
  return response.headers;
}

describe.each(kinds)('an answer of status $status', (kind) => {
  test('carries no CORS headers when no origin is configured', async () => {
    const headers = await headersOf(kind, '', APP);
    expect(Object.keys(headers).filter((name) => /^(access-control|vary)/i.test(name))).toEqual([]);
  });

  test('can be read by a page of a configured origin', async () => {
    expect(await headersOf(kind, `http://localhost:5173,${APP}`, APP)).toMatchObject({
      'Access-Control-Allow-Origin': APP,
      'Access-Control-Expose-Headers': exposed,
      Vary: 'Origin',
    });
  });

  test.each([['https://app.example.com.evil.example'], ['null'], ['HTTPS://APP.EXAMPLE.COM'], [undefined]])(
    'cannot be read by a page of %s',
    async (origin) => {
      const headers = await headersOf(kind, APP, origin);
      expect(headers).not.toHaveProperty('Access-Control-Allow-Origin');
      expect(headers).toHaveProperty('Vary', 'Origin');
    },
  );

  test('can be read by every page where that is spelled out', async () => {
    const headers = await headersOf(kind, '*', APP);
    expect(headers).toMatchObject({
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': exposed,
    });
    expect(headers).not.toHaveProperty('Vary');
  });
});
