import { expect, test } from '@jest/globals';
import { Hash } from '@smithy/hash-node';
import { SignatureV4 } from '@smithy/signature-v4';

import { signRequest } from '../../../bench/peers/sign-request.ts';
import { canaries } from '../../canaries.ts';

const credentials = {
  accessKeyId: 'test-access-key-id',
  secretAccessKey: canaries.secretAccessKey,
  sessionToken: canaries.sessionToken,
};

test('a request signed by hand has the signature that the SDK makes', async () => {
  const now = new Date('2026-11-22T12:34:56.789Z');
  const host = 'app-integrations.eu-central-1.amazonaws.com';
  const path = '/dataIntegrations/arn%3Aaws%2Fone%20two/associations';
  const region = 'eu-central-1';
  const signer = new SignatureV4({
    credentials,
    region,
    service: 'app-integrations',
    sha256: Hash.bind(null, 'sha256'),
    applyChecksum: false,
  });
  const { headers } = await signer.sign(
    {
      method: 'GET',
      protocol: 'https:',
      hostname: host,
      path,
      query: { maxResults: '50' },
      headers: { host },
    },
    { signingDate: now },
  );
  const signed = signRequest(host, path, 'maxResults=50', { ...credentials, region }, now);
  expect(signed['authorization']).toBe(headers['authorization']);
});
