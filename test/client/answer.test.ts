import { expect, test } from '@jest/globals';

import { readError, readPage } from '../../client/answer.ts';

const LOST = (status: number) => `This is no answer of the API (status ${status}). Is baseUrl right?`;

test('an error is all that its body says', () => {
  const issues = [{ parameter: 'maxResults', message: 'must be a whole number' }];
  const body = {
    message: 'maxResults must be a whole number.',
    code: 'InvalidRequestException',
    requestId: 'request-1',
    issues,
  };
  expect(readError(new Response(null, { status: 400 }), JSON.stringify(body))).toMatchObject({
    name: 'AssociationsError',
    message: 'maxResults must be a whole number.',
    code: 'InvalidRequestException',
    status: 400,
    requestId: 'request-1',
    retryAfter: undefined,
    issues,
  });
});

test('what the body does not say, the headers do', () => {
  const response = new Response(null, {
    status: 429,
    headers: {
      'x-amzn-ErrorType': 'ThrottlingException',
      'x-amzn-RequestId': 'request-2',
      'Retry-After': '3',
    },
  });
  expect(readError(response, '{"message":"Too many."}')).toMatchObject({
    message: 'Too many.',
    code: 'ThrottlingException',
    requestId: 'request-2',
    retryAfter: 3,
  });
});

test.each([
  '',
  '<html>Bad gateway</html>',
  'null',
  '"text"',
  '[]',
  '{}',
  '{"message":null,"code":7,"requestId":{}}',
])('an error body of %j is no answer of the API', (text) => {
  expect(readError(new Response(null, { status: 502 }), text)).toMatchObject({
    message: LOST(502),
    code: 'UnreadableAnswer',
    status: 502,
    requestId: undefined,
    issues: undefined,
  });
});

test('issues that are none are left out', () => {
  const text = JSON.stringify({
    message: 'No.',
    issues: [
      null,
      7,
      {},
      { parameter: 'nextToken' },
      { message: 'expired' },
      { parameter: 'nextToken', message: 'expired' },
    ],
  });
  expect(readError(new Response(null, { status: 400 }), text).issues).toEqual([
    { parameter: 'nextToken', message: 'expired' },
  ]);
});

test.each([
  '',
  '<html></html>',
  'null',
  '[]',
  '{}',
  '{"DataIntegrationAssociations":{}}',
  '{"DataIntegrationAssociations":[],"NextToken":null}',
  '{"DataIntegrationAssociations":[],"NextToken":7}',
])('a 200 of %j is no page', (text) => {
  expect(() => readPage(new Response(), text, 'DataIntegrationAssociations')).toThrow(
    expect.objectContaining({ message: LOST(200), code: 'UnreadableAnswer', status: 200 }),
  );
});
