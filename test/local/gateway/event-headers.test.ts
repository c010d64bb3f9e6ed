import { expect, test } from '@jest/globals';

import { eventHeaders } from '../../../local/gateway/event-headers.ts';
import type { HeaderField } from '../../../local/gateway/http-request.ts';
import { localRequest } from '../local-request.ts';

const receivedAt = Date.UTC(2026, 10, 9);

function headersOf(...headers: HeaderField[]) {
  return eventHeaders(localRequest({ headers }), receivedAt);
}

test('headers keep their spelling, and stand in both maps', () => {
  const { headers, multiValueHeaders } = headersOf(['If-None-Match', '"a"'], ['x-custom', '1']);
  expect(headers).toMatchObject({ 'If-None-Match': '"a"', 'x-custom': '1' });
  expect(multiValueHeaders).toMatchObject({ 'If-None-Match': ['"a"'], 'x-custom': ['1'] });
});

test('a header sent twice, however spelled, is one: the last value alone, and all of them', () => {
  const { headers, multiValueHeaders } = headersOf(['X-Custom', '1'], ['x-custom', '2']);
  expect(headers).toMatchObject({ 'X-Custom': '2' });
  expect(multiValueHeaders).toMatchObject({ 'X-Custom': ['1', '2'] });
  expect(headers).not.toHaveProperty('x-custom');
});

test('headers of the connection end at the gateway', () => {
  const { headers } = headersOf(
    ['Connection', 'close'],
    ['content-length', '3'],
    ['Transfer-Encoding', 'chunked'],
  );
  expect(Object.keys(headers)).toEqual([
    'X-Amzn-Trace-Id',
    'X-Forwarded-For',
    'X-Forwarded-Port',
    'X-Forwarded-Proto',
  ]);
});

test('the gateway says where the request came from, behind what proxies said', () => {
  expect(headersOf().headers['X-Forwarded-For']).toBe('127.0.0.1');
  expect(headersOf(['x-forwarded-for', '192.0.2.1']).headers['X-Forwarded-For']).toBe('192.0.2.1, 127.0.0.1');
  expect(headersOf().headers['X-Amzn-Trace-Id']).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/);
});

test('a header called __proto__ is a header like any other', () => {
  expect(Object.entries(headersOf(['__proto__', '1']).headers)).toContainEqual(['__proto__', '1']);
});
