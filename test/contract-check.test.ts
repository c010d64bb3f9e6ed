import { expect, test } from '@jest/globals';

import { answerOf, answerTo, contractViolations } from './contract-check.ts';

const page = {
  status: 200,
  headers: {
    'Content-Type': 'application/json',
    'Cache-Control': 'private, max-age=0',
    'Cache-Status': 'appintegrations-bff; fwd=request; ttl=0; age=1',
    Age: '1',
    ETag: '"v1"',
    'x-amzn-RequestId': 'request-1',
  },
  body: '{"DataIntegrationAssociations":[{"ClientId":"crm"}]}',
};

const notModified = {
  status: 304,
  headers: {
    'Cache-Control': 'private, max-age=5',
    'Cache-Status': 'appintegrations-bff; hit; ttl=5; age=0',
    ETag: '"v1"',
    'x-amzn-RequestId': 'request-1',
  },
  body: '',
};

/** Headers with one taken out. */
function without(left: keyof typeof page.headers): Record<string, string> {
  return Object.fromEntries(Object.entries(page.headers).filter(([name]) => name !== left));
}

const failure = {
  status: 429,
  headers: {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'retry-after': 1,
    'x-amzn-errortype': 'ThrottlingException',
    'x-amzn-requestid': 'request-1',
  },
  body: '{"message":"Too many.","code":"ThrottlingException","requestId":"request-1"}',
};

const { ETag: _tag, ...withoutTag } = notModified.headers;
const { 'retry-after': _wait, ...withoutWait } = failure.headers;

test.each([
  ['a page', page],
  ['a 304', notModified],
  ['an error', failure],
  ['an error of an undocumented status', { ...failure, status: 418, headers: withoutWait }],
])('%s as documented has nothing wrong with it', (_what, answer) => {
  expect(contractViolations(answer)).toEqual([]);
});

test.each([
  ['status 201 is not documented', { ...page, status: 201 }],
  ['header Cache-Control is missing', { ...page, headers: without('Cache-Control') }],
  ['header Cache-Status is missing', { ...page, headers: without('Cache-Status') }],
  ['header Age: "-1" data must be >= 0', { ...page, headers: { ...page.headers, Age: '-1' } }],
  ['header x-amzn-RequestId is missing', { ...page, headers: without('x-amzn-RequestId') }],
  ['header set-cookie is not', { ...page, headers: { ...page.headers, 'Set-Cookie': 'a=b' } }],
  ['header retry-after is not', { ...page, headers: { ...page.headers, 'Retry-After': '1' } }],
  ['header ETag: "v1" data must match pattern', { ...page, headers: { ...page.headers, ETag: 'v1' } }],
  ['header ETag: "W/"v1"" data must', { ...page, headers: { ...page.headers, ETag: 'W/"v1"' } }],
  [
    'header Retry-After: "soon" data must',
    { ...failure, headers: { ...failure.headers, 'retry-after': 'soon' } },
  ],
  [
    'header Retry-After: "1.5" data must',
    { ...failure, headers: { ...failure.headers, 'retry-after': 1.5 } },
  ],
  ['last pages have an ETag', { ...page, headers: without('ETag') }],
  ['and only they', { ...page, body: '{"DataIntegrationAssociations":[],"NextToken":"cursor"}' }],
  ['Content-Type is text/html', { ...page, headers: { ...page.headers, 'Content-Type': 'text/html' } }],
  ['there must be no body', { ...notModified, body: page.body }],
  ['a 304 has an ETag', { ...notModified, headers: withoutTag }],
  ['body is not JSON: <html>', { ...page, body: '<html>' }],
  ['must have required property', { ...page, body: '{}' }],
  ['must NOT have additional properties', { ...page, body: '{"DataIntegrationAssociations":[],"Extra":1}' }],
  [
    'must NOT have additional',
    { ...page, body: '{"DataIntegrationAssociations":[{"LastExecutionStatus":{"Extra":1}}]}' },
  ],
  ['NextToken must be string', { ...page, body: '{"DataIntegrationAssociations":[],"NextToken":null}' }],
  ['ClientId must be string', { ...page, body: '{"DataIntegrationAssociations":[{"ClientId":1}]}' }],
  [
    'body says "Other"',
    { ...failure, body: '{"message":"Too many.","code":"Other","requestId":"request-1"}' },
  ],
  ['the body says "2"', { ...failure, body: '{"message":"","code":"ThrottlingException","requestId":"2"}' }],
])('%s: is found', (violation, answer) => {
  expect(contractViolations(answer)).toEqual([expect.stringContaining(violation)]);
});

test('answers are taken from Lambda and from HTTP alike', async () => {
  const { status, headers, body } = page;
  expect(
    answerOf(
      { statusCode: status, headers, multiValueHeaders: { Vary: ['Origin', 'Accept'] }, body },
      'request-2',
    ),
  ).toEqual({
    status,
    headers: { ...headers, Vary: 'Origin,Accept', 'x-amzn-RequestId': 'request-2' },
    body,
  });
  const response = new Response(body, { headers });
  expect(contractViolations(await answerTo(response))).toEqual([]);
  await expect(response.text()).resolves.toBe(body);
});
