import { expect, test } from '@jest/globals';

import { CREDENTIALS_REFUSED_SENTENCE, errors } from '../../../contract/errors.ts';
import { errorName, noTime, toRefusal, toUpstreamError } from '../../../lambda/upstream/upstream-error.ts';

const {
  AccessDeniedException,
  InternalServiceError,
  InvalidRequestException,
  ServiceUnavailable,
  ThrottlingException,
} = errors;

/** What an answer of AWS's is made into. */
function refusal(statusCode: number, name: string, answer: Record<string, unknown> = {}, more = {}) {
  const headers = { 'x-amzn-errortype': name, ...more };
  return toRefusal({ statusCode, headers, body: new Uint8Array() }, answer, undefined);
}

test.each([undefined, null, 'text', 42, {}, [], Symbol('test'), Object.create(null)])(
  'whatever is thrown, %p, becomes an answer: a bug of ours',
  (thrown) => {
    expect(toUpstreamError(thrown)).toMatchObject({
      name: 'ApiError',
      status: 500,
      code: 'InternalServiceError',
      reason: 'bug',
      message: errors.InternalServiceError.sentence,
    });
  },
);

test.each([
  [400, 'ErrorOfTomorrow', InvalidRequestException],
  [409, 'ErrorOfTomorrow', InvalidRequestException],
  [499, 'ErrorOfTomorrow', InvalidRequestException],
  [403, 'ErrorOfTomorrow', AccessDeniedException],
  [500, 'ErrorOfTomorrow', InternalServiceError],
  [501, 'ErrorOfTomorrow', InternalServiceError],
  [599, 'ErrorOfTomorrow', InternalServiceError],
  [503, 'ErrorOfTomorrow', ServiceUnavailable],
  // Where the name is documented, it says more than the status.
  [500, 'ThrottlingException', ThrottlingException],
  [503, 'InternalServiceError', InternalServiceError],
  [500, 'ServiceUnavailable', ServiceUnavailable],
  // And credentials are the function's, whatever else is said.
  [401, 'ErrorOfTomorrow', { sentence: CREDENTIALS_REFUSED_SENTENCE }],
  [401, 'AccessDeniedException', { sentence: CREDENTIALS_REFUSED_SENTENCE }],
  [403, 'ExpiredTokenException', { sentence: CREDENTIALS_REFUSED_SENTENCE }],
])('%i %s, without words that may be shown, is told in a sentence of ours', (status, name, { sentence }) => {
  expect(refusal(status, name)).toMatchObject({ status, code: name, message: sentence });
});

test.each([
  [400, true],
  [404, true],
  [429, true],
  [401, false],
  [403, false],
  [409, false],
  [500, false],
  [503, false],
])("AWS's words beside status %i are about the request: %p", (status, isShown) => {
  const { message, detail } = refusal(status, 'ErrorOfTomorrow', { message: 'Words of AWS.' });
  expect(message === 'Words of AWS.').toBe(isShown);
  expect(detail).toBe('ErrorOfTomorrow: Words of AWS.');
});

test.each([200, 302, 399, 600])('status %i is none of an error', (status) => {
  expect(refusal(status, 'ErrorOfTomorrow')).toMatchObject({
    status: 500,
    reason: 'upstream-malformed',
    detail: `ErrorOfTomorrow with the impossible status ${status}.`,
  });
});

test.each([
  [400, 'upstream-error'],
  [499, 'upstream-error'],
  [500, 'upstream-fault'],
  [599, 'upstream-fault'],
  [401, 'upstream-denied'],
  [403, 'upstream-denied'],
  [429, 'upstream-throttled'],
] as const)('whose error a status %i is, where its name says nothing: %s', (status, reason) => {
  const mayPass = reason === 'upstream-fault';
  expect(refusal(status, 'ErrorOfTomorrow')).toMatchObject({ status, reason, mayPass });
});

test.each([
  ['1', 1],
  ['900', 900],
  ['901', 900],
  ['99999', 900],
  ['100000', 1],
  ['0', 1],
  ['01', 1],
  ['1.5', 1],
  ['-1', 1],
  [' 7', 1],
  ['7 ', 1],
  ['Wed, 07 Jan 2026 12:00:00 GMT', 1],
])('Retry-After: %s is taken over as %i seconds', (text, retryAfterSeconds) => {
  const error = refusal(429, 'ThrottlingException', {}, { 'retry-after': text });
  expect(error).toMatchObject({ retryAfterSeconds });
});

test.each([
  [{ 'x-amzn-errortype': 'One' }, { code: 'Two' }, 'One'],
  [{}, { code: 'Two', Code: 'Three' }, 'Two'],
  [{}, { Code: 'Three', __type: 'Four' }, 'Three'],
  [{}, { __type: 'com.amazonaws.appintegrations#Four' }, 'Four'],
  [{ 'x-amzn-errortype': '' }, { code: '', Code: 'Three' }, 'Three'],
  [{ 'x-amzn-errortype': 'One:http://internal.example/' }, {}, 'One'],
  [{ 'x-amzn-errortype': 'One,Two' }, {}, 'One'],
  [{ 'x-amzn-errortype': `A${'b'.repeat(99)}` }, {}, `A${'b'.repeat(99)}`],
  [{ 'x-amzn-errortype': `A${'b'.repeat(100)}` }, {}, undefined],
  [{ 'x-amzn-errortype': '1One' }, {}, undefined],
  [{ 'x-amzn-errortype': 'One Two' }, {}, undefined],
  [{}, { message: 'One' }, undefined],
])('the name of the error %j %j is %s', (headers, answer, name) => {
  expect(errorName(headers, answer)).toBe(name);
});

test('an answer without a name is no answer of AWS, and one that is too many is it all the same', () => {
  const headers = { 'retry-after': '7' };
  const bare = (statusCode: number) =>
    toRefusal({ statusCode, headers, body: new Uint8Array() }, undefined, undefined);
  expect(bare(502)).toMatchObject({
    status: 503,
    reason: 'upstream-malformed',
    detail: 'HTTP 502 with a body that is not AWS JSON.',
    retryAfterSeconds: 2,
  });
  expect(bare(429)).toMatchObject({
    status: 429,
    reason: 'upstream-throttled',
    detail: 'HTTP 429 with a body that is not AWS JSON.',
    retryAfterSeconds: 7,
  });
});

test.each(['NotAnExpiredTokenException', 'NoAccessDeniedException'])(
  'a name that only ends like one of credentials or permissions, %s, is about the request',
  (name) => {
    const { reason, message } = refusal(400, name, { message: 'Words of AWS.' });
    expect([reason, message]).toEqual(['upstream-error', 'Words of AWS.']);
  },
);

test("of two messages the one of AWS's own protocol is shown", () => {
  expect(refusal(400, 'ErrorOfTomorrow', { message: 'one', Message: 'two' }).message).toBe('one');
});

test('a call that was not begun says so to the log', () => {
  expect(noTime()).toMatchObject({
    status: 503,
    reason: 'upstream-timeout',
    detail: 'No time left for the call.',
  });
});
