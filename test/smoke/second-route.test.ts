import { describe, expect, test } from '@jest/globals';

import type { SmokeOptions } from '../../smoke/arguments.ts';
import type { Authorize } from '../../smoke/authorize.ts';
import { canaries } from '../canaries.ts';
import type { Alter } from './deployed.ts';
import { named, ofSecond, outcomes, SECOND } from './outcomes.ts';
import { body, header, when } from './sabotage.ts';

/** Leaves the first route as it is. */
function inSecond(alter: Alter): Alter {
  return (result, event) => (event.resource === '/dataIntegrations' ? alter(result, event) : result);
}

const sabotages: [string, Alter, string][] = [
  ['a status of its own', when(400, (it) => ({ ...it, statusCode: 422 })), '400 for maxResults=0'],
  ['no issues', when(400, body({ issues: [] })), '400 for all parameters at once'],
  [
    'a member of the detail, which lists do not have',
    when(200, body({ DataIntegrations: [{ Name: 'x', KmsKey: 'test-key' }] })),
    'a page has the documented members, and no others',
  ],
  [
    "AWS's own token",
    when(200, body({ NextToken: 'A/B==' })),
    'a page has the documented members, and no others',
  ],
  [
    'pages that all hold the same',
    when(200, body({ DataIntegrations: [{ Arn: 'arn:aws:x', Name: 'x' }] })),
    'pages end, and hold all data integrations once',
  ],
  [
    'pages that never end',
    when(200, body({ NextToken: 'AAAA' })),
    'pages end, and hold all data integrations once',
  ],
  ['no ETag', when(200, header('ETag', '')), 'a last page has an ETag, and 304 answers it'],
  [
    'cursors that lead nowhere',
    when(200, body({ NextToken: 'AAAA' })),
    'a cursor leads on, with another page size too',
  ],
  [
    'altered cursors that pass',
    when(400, (it) => ({ ...it, statusCode: 200 })),
    '400 for a cursor altered anywhere',
  ],
  [
    'errors a page cannot read',
    when(400, header('Access-Control-Allow-Origin', '')),
    'an allowed origin may read errors',
  ],
];

test.each(sabotages)('with %s is told apart from the first', async (_, alter, check) => {
  const all = await outcomes(inSecond(alter));
  const differing = all.filter(({ result }) => result === 'differs');
  expect(named(differing, 'differs')).toContain(check);
  expect(ofSecond(differing)).toEqual(differing);
});

test('may hand out cursors that the first takes for its own: that is seen', async () => {
  const all = await outcomes((result, { resource, queryStringParameters }) =>
    resource !== '/dataIntegrations' && queryStringParameters?.['nextToken'] && result.statusCode === 400
      ? { ...result, statusCode: 200 }
      : result,
  );
  expect(named(ofSecond(all), 'differs')).toEqual(['400 for the cursor of another list']);
});

test('needs no identifier to be checked', async () => {
  const all = await outcomes(undefined, {});
  expect(named(ofSecond(all), 'not checked')).toEqual([
    '401 or 403 for a caller nobody knows',
    'an allowed origin may read errors',
    'an allowed origin is told before it calls',
  ]);
});

test('may show little, on short and empty pages, where there is an allow-list', async () => {
  const settings = { ALLOWED_DATA_INTEGRATIONS: 'many,zendesk-tickets' };
  const all = await outcomes(undefined, undefined, { settings });
  expect(named(all, 'differs')).toEqual([]);
  expect(named(ofSecond(all), 'kept')).toContain('400 for a cursor altered anywhere');
});

test('may list hundreds', async () => {
  const seed = Array.from({ length: 400 }, (_, index) => ({ Name: `numbered-${index}` }));
  const all = await outcomes(undefined, {}, { emulatorOptions: { seed } });
  expect(named(all, 'differs')).toEqual([]);
});

test.each([0, 1])('may list %d: cursors are not checked then, and that is said', async (length) => {
  const seed = Array.from({ length }, () => ({ Name: 'only' }));
  const all = await outcomes(undefined, {}, { emulatorOptions: { seed } });
  expect(named(all, 'differs')).toEqual([]);
  expect(ofSecond(all).flatMap(({ remarks }) => remarks)).toContain(
    'there are fewer than two data integrations',
  );
});

describe('a deployment without the second route', () => {
  test.each<SmokeOptions['auth']>([{ by: 'nothing' }, { by: 'bearer', token: canaries.accessToken }])(
    'keeps its contract, and that it was not checked is said once: %p',
    async (auth) => {
      const all = await outcomes(withoutSecond, { auth });
      expect(ofSecond(all)).toEqual([
        {
          about: SECOND,
          name: 'all of it',
          result: 'not checked',
          remarks: ['this deployment does not have this route: the setting listDataIntegrations adds it'],
        },
      ]);
    },
  );

  test('is not what a route with IAM looks like to those who do not sign', async () => {
    const auth = { by: 'iam', region: 'us-east-1' } as const;
    const all = await outcomes(onlySigned, { auth }, {}, sign);
    expect(named(ofSecond(all), 'kept')).toContain('400 for maxResults=0');
    expect(named(all, 'differs')).toEqual([]);
  });
});

const sign: Authorize = async ({ headers }) => ({ ...headers, Authorization: 'AWS4-HMAC-SHA256 signed' });

/** As API Gateway answers where there is no route: it takes any Authorization for a signature. */
const withoutSecond: Alter = (result, event) => {
  if (event.resource !== '/dataIntegrations') return result;
  const { Authorization: sent = 'AWS4-HMAC-SHA256' } = event.headers;
  const isSignature = sent.startsWith('AWS4-HMAC-SHA256');
  return refusal(isSignature ? 'MissingAuthenticationTokenException' : 'IncompleteSignatureException')(
    result,
    event,
  );
};

/** As API Gateway answers those who do not sign, with IAM. */
const onlySigned: Alter = (result, event) =>
  event.headers['Authorization'] === undefined
    ? refusal('MissingAuthenticationTokenException')(result, event)
    : result;

function refusal(code: string): Alter {
  return (_result, { requestContext: { requestId } }) => ({
    statusCode: 403,
    headers: { 'x-amzn-ErrorType': code, 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
    body: JSON.stringify({ message: 'Missing Authentication Token', code, requestId }),
  });
}
