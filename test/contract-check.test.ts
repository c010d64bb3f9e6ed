import { expect, test } from '@jest/globals';

import { answerOf, answerTo, contractViolations } from './contract-check.ts';

const page = {
  status: 200,
  headers: { 'Content-Type': 'application/json', 'Cache-Control': 'private, no-cache', ETag: '"v1"' },
  body: '{"DataIntegrationAssociations":[{"ClientId":"crm"}]}',
};

const { 'Content-Type': contentType, 'Cache-Control': cacheControl } = page.headers;

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

test.each([
  ['a page', page],
  ['a 304', { status: 304, headers: { 'Cache-Control': 'private, max-age=5', ETag: '"v1"' }, body: '' }],
  ['an error', failure],
  ['an error of an undocumented status', { ...failure, status: 418 }],
])('%s as documented has nothing wrong with it', (_what, answer) => {
  expect(contractViolations(answer)).toEqual([]);
});

test.each([
  ['status 201 is not documented', { ...page, status: 201 }],
  ['header Cache-Control is missing', { ...page, headers: { 'Content-Type': contentType, ETag: '"v1"' } }],
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
  [
    'last pages have an ETag',
    { ...page, headers: { 'Content-Type': contentType, 'Cache-Control': cacheControl } },
  ],
  ['and only they', { ...page, body: '{"DataIntegrationAssociations":[],"NextToken":"cursor"}' }],
  ['Content-Type is text/html', { ...page, headers: { ...page.headers, 'Content-Type': 'text/html' } }],
  ['there must be no body', { ...page, status: 304 }],
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
    answerOf({ statusCode: status, headers, multiValueHeaders: { Vary: ['Origin', 'Accept'] }, body }),
  ).toEqual({
    status,
    headers: { ...headers, Vary: 'Origin,Accept' },
    body,
  });
  const response = new Response(body, { headers });
  expect(contractViolations(await answerTo(response))).toEqual([]);
  await expect(response.text()).resolves.toBe(body);
});
