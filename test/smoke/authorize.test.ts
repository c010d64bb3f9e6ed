import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { authorizer } from '../../smoke/authorize.ts';
import { canaries } from '../canaries.ts';

const request = {
  method: 'GET',
  url: new URL('https://abc123.execute-api.eu-west-1.amazonaws.com/prod/a%2Fb?maxResults=1&maxResults=2'),
  headers: { Origin: 'https://app.example.com' },
};

const credentials = {
  AWS_ACCESS_KEY_ID: 'test-access-key-id',
  AWS_SECRET_ACCESS_KEY: canaries.secretAccessKey,
  AWS_SESSION_TOKEN: canaries.sessionToken,
};
const before = { ...process.env };

beforeAll(() => {
  Object.assign(process.env, credentials);
});

afterAll(() => {
  for (const name of Object.keys(credentials)) delete process.env[name];
  Object.assign(process.env, before);
});

test('IAM: a signature for execute-api, over the host and the query, with the session', async () => {
  const headers = await authorizer({ by: 'iam', region: 'eu-west-1' })(request);
  expect(headers['authorization']).toMatch(
    /^AWS4-HMAC-SHA256 Credential=test-access-key-id\/\d{8}\/eu-west-1\/execute-api\/aws4_request, SignedHeaders=host;[\w;-]*, Signature=[0-9a-f]{64}$/,
  );
  expect(headers).toMatchObject({
    host: 'abc123.execute-api.eu-west-1.amazonaws.com',
    'x-amz-security-token': canaries.sessionToken,
    Origin: 'https://app.example.com',
  });
});

test('a token goes along as it is', async () => {
  const headers = await authorizer({ by: 'bearer', token: canaries.accessToken })(request);
  expect(headers).toEqual({
    Origin: 'https://app.example.com',
    Authorization: `Bearer ${canaries.accessToken}`,
  });
});

test('nothing adds nothing', async () => {
  expect(await authorizer({ by: 'nothing' })(request)).toEqual(request.headers);
});
