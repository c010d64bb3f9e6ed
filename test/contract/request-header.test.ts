import { describe, expect, test } from '@jest/globals';

import { ALLOWED_REQUEST_HEADERS } from '../../contract/headers.ts';
import {
  allowedRequestHeaders,
  readHeaderNames,
  requestHeaderProblem,
} from '../../contract/request-header.ts';

const NO_NAME = 'is not a header name (letters, digits and -, up to 100 characters)';
const KEPT = 'browsers set themselves and no page can send: leave it out';
const WILDCARD = "is a wildcard: name each header, as '*' would not cover Authorization";

test.each([
  'X-Session-Token',
  'x-api-key',
  'X_1',
  'baggage',
  'b3',
  'a.b',
  'x'.repeat(100),
  'Cookies',
  'X-Sec-Token',
])('a page may be allowed to send %s', (name) => {
  expect(requestHeaderProblem(name)).toBeUndefined();
});

test.each([
  ['', NO_NAME],
  [' X', NO_NAME],
  ['X Y', NO_NAME],
  ['X:Y', NO_NAME],
  ['X,Y', NO_NAME],
  ['X\r\nY', NO_NAME],
  ['X\n', NO_NAME],
  ["X'Y", NO_NAME],
  ['"X"', NO_NAME],
  ['Größe', NO_NAME],
  ['x'.repeat(101), NO_NAME],
  ['*', WILDCARD],
  ['X-*', WILDCARD],
  ['Cookie', KEPT],
  ['cookie2', KEPT],
  ['Host', KEPT],
  ['ORIGIN', KEPT],
  ['Referer', KEPT],
  ['Sec-Fetch-Site', KEPT],
  ['Proxy-Authorization', KEPT],
  ['Access-Control-Request-Headers', KEPT],
  ['Content-Length', KEPT],
])('%p is refused', (name, problem) => {
  expect(requestHeaderProblem(name)).toBe(problem);
});

describe('allowed are', () => {
  test('those of the contract, tracing included', () => {
    expect(allowedRequestHeaders([])).toEqual(ALLOWED_REQUEST_HEADERS);
    expect(allowedRequestHeaders([])).toEqual(
      expect.arrayContaining(['X-Amzn-Trace-Id', 'traceparent', 'tracestate']),
    );
  });

  test('and others, each once, whatever its case', () => {
    expect(
      allowedRequestHeaders(['X-Session-Token', 'authorization', 'x-session-token', 'TRACEPARENT']),
    ).toEqual([...ALLOWED_REQUEST_HEADERS, 'X-Session-Token']);
  });
});

test('a list with commas is read, or refused with a sentence', () => {
  expect(readHeaderNames('NAMES', 'X-Session-Token, X-Api-Key')).toEqual(['X-Session-Token', 'X-Api-Key']);
  expect(() => readHeaderNames('NAMES', 'X-Api-Key,,')).toThrow(`NAMES holds "", which ${NO_NAME}.`);
  expect(() => readHeaderNames('NAMES', 'X-Api-Key, Cookie')).toThrow(`NAMES holds "Cookie", which ${KEPT}.`);
});
