import { expect, test } from '@jest/globals';
import { Hash } from '@smithy/hash-node';
import { SignatureV4 } from '@smithy/signature-v4';
import { AwsClient } from 'aws4fetch';

import { createClient } from '../../client/index.ts';
import { canaries } from '../canaries.ts';
import { startScriptedApi } from './scripted-api.ts';

const credentials = { accessKeyId: 'test-access-key-id', secretAccessKey: canaries.secretAccessKey };
const scope = { region: 'eu-west-1', service: 'execute-api' };

test('a signer for browsers signs every attempt, and AWS would accept its signature', async () => {
  const api = await startScriptedApi((_request, count) => ({
    status: count === 1 ? 503 : 200,
    headers: { ETag: '"v1"' },
  }));
  const signer = new AwsClient({ ...credentials, ...scope });
  const client = createClient({
    baseUrl: api.url,
    retryDelayMs: 1,
    authorize: (request) => signer.sign(request),
  });
  const arn = 'arn:aws:app-integrations:eu-west-1:111122223333:data-integration/a b*';
  try {
    await client.listAssociations(arn, { maxResults: 5, nextToken: 'cursor_1-' });
    await client.listAssociations(arn, { maxResults: 5, nextToken: 'cursor_1-' });
  } finally {
    await api.close();
  }

  const reference = new SignatureV4({
    ...scope,
    credentials,
    sha256: Hash.bind(null, 'sha256'),
    applyChecksum: false,
  });
  expect(api.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined, '"v1"']);
  for (const { headers, url = '' } of api.requests) {
    const { authorization = '' } = headers;
    const [, signedHeaders = ''] = /SignedHeaders=([^,]+)/.exec(authorization) ?? [];
    const { pathname, searchParams } = new URL(url, api.url);
    const signed = await reference.sign(
      {
        method: 'GET',
        protocol: 'http:',
        hostname: '127.0.0.1',
        path: pathname,
        query: Object.fromEntries(searchParams),
        headers: Object.fromEntries(signedHeaders.split(';').map((name) => [name, String(headers[name])])),
      },
      { signingDate: dateOf(String(headers['x-amz-date'])) },
    );
    expect(authorization).toBe(signed.headers['authorization']);
  }
});

/** From `20261122T205740Z`. */
function dateOf(amzDate: string): Date {
  return new Date(amzDate.replace(/^(.{4})(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'));
}
