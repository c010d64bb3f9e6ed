import { expect, test } from '@jest/globals';

import { readHandlerAnswer } from '../../../local/gateway/handler-answer.ts';

test('status, headers and body pass through', () => {
  expect(readHandlerAnswer({ statusCode: 304, headers: { ETag: '"a"' }, body: '' })).toEqual({
    status: 304,
    headers: { 'Content-Type': 'application/json', ETag: '"a"' },
    body: '',
  });
});

test('what is missing: body is empty, its type is JSON', () => {
  expect(readHandlerAnswer({ statusCode: 200 })).toEqual({
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    body: '',
  });
});

test('header values may be numbers and booleans, undefined ones are gone', () => {
  const { headers } = readHandlerAnswer({ statusCode: 200, headers: { a: 1, b: true, c: undefined } });
  expect(headers).toEqual({ 'Content-Type': 'application/json', a: '1', b: 'true' });
});

test('several values of a header, over a single one', () => {
  const { headers } = readHandlerAnswer({
    statusCode: 200,
    headers: { Vary: 'Accept' },
    multiValueHeaders: { Vary: ['Accept', 'Origin'] },
  });
  expect(headers).toMatchObject({ Vary: ['Accept', 'Origin'] });
});

test('what the gateway sets itself, the function cannot', () => {
  const { headers } = readHandlerAnswer({
    statusCode: 200,
    headers: { 'Content-Length': 99, Connection: 'close', 'x-amzn-RequestId': 'mine' },
  });
  expect(Object.keys(headers)).toEqual(['Content-Type']);
});

test('a base64 body is decoded', () => {
  const { body } = readHandlerAnswer({ statusCode: 200, body: 'w6k=', isBase64Encoded: true });
  expect(Buffer.from(body).toString()).toBe('é');
});

test.each([
  ['undefined', undefined],
  ['null', null],
  ['a string', '{"statusCode":200}'],
  ['a list', [200]],
  ['no status', { body: '{}' }],
  ['status "200"', { statusCode: '200' }],
  ['status 200.5', { statusCode: 200.5 }],
  ['status NaN', { statusCode: Number.NaN }],
  ['status 101', { statusCode: 101 }],
  ['status 600', { statusCode: 600 }],
  ['a body that is an object', { statusCode: 200, body: {} }],
  ['headers that are a list', { statusCode: 200, headers: ['a'] }],
  ['a header name with a line break', { statusCode: 200, headers: { 'a\r\nb': 'c' } }],
  ['a header value with a line break', { statusCode: 200, headers: { a: 'b\r\nSet-Cookie: c' } }],
  ['a header value outside Latin-1', { statusCode: 200, headers: { a: '\u{1F600}' } }],
])('%s is malformed', (_, returned) => {
  expect(() => readHandlerAnswer(returned)).toThrow('is no Lambda proxy answer');
});
