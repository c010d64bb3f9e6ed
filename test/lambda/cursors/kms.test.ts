import { afterAll, describe, expect, test } from '@jest/globals';

import { KEY_UNAVAILABLE_SENTENCE } from '../../../contract/errors.ts';
import { createAgents, createHttpHandler } from '../../../lambda/aws/http-handler.ts';
import { deriveFromKms } from '../../../lambda/cursors/key-derivation.ts';
import { createGenerateMac } from '../../../lambda/cursors/kms.ts';
import { canaries, macOfKms } from '../../canaries.ts';
import { stopClock } from '../../stopped-clock.ts';
import { json, never, reset, startUpstream, text } from '../upstream-server.ts';

stopClock();

const environment = {
  region: 'eu-west-2',
  credentials: {
    accessKeyId: 'test-access-key-id',
    secretAccessKey: canaries.secretAccessKey,
    sessionToken: canaries.sessionToken,
  },
};
const agents = createAgents();
const httpHandler = createHttpHandler(agents, { connectTimeoutMs: 200, requestTimeoutMs: 300 });
afterAll(() => agents.http.destroy());

const mac = Buffer.from(macOfKms, 'base64');
const answer = { KeyId: 'test-key', Mac: mac.toString('base64'), MacAlgorithm: 'HMAC_SHA_256' };

function derive(url: string) {
  const derivation = deriveFromKms('test-key', createGenerateMac(environment, new URL(url), httpHandler));
  return derivation('test label', performance.now() + 600);
}

test('a key is what KMS computes of the label', async () => {
  const kms = await startUpstream(json(200, answer));
  await expect(derive(kms.url)).resolves.toEqual(mac);

  const [request] = kms.requests;
  expect(request?.headers).toMatchObject({
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'TrentService.GenerateMac',
    authorization: expect.stringContaining('/eu-west-2/kms/aws4_request'),
  });
  expect(JSON.parse(request?.body ?? '')).toEqual({
    KeyId: 'test-key',
    MacAlgorithm: 'HMAC_SHA_256',
    Message: Buffer.from('test label').toString('base64'),
  });
});

describe('a failure that may pass is a 503, after a second attempt', () => {
  test.each([
    ['KMS fails', json(500, { __type: 'KMSInternalException' })],
    ['the connection is reset', reset],
    ['no answer comes', never],
    ['the answer is HTML', text(503, '<html></html>')],
    ['the answer is other JSON', json(200, null)],
    ['the Mac is missing', json(200, { KeyId: 'test-key' })],
    ['the Mac is too short', json(200, { Mac: mac.subarray(1).toString('base64') })],
    ['the Mac is too long', json(200, { Mac: Buffer.concat([mac, mac]).toString('base64') })],
  ])('%s', async (_what, failure) => {
    const kms = await startUpstream(failure);
    await expect(derive(kms.url)).rejects.toMatchObject({ status: 503, reason: 'cursor-key' });
    expect(kms.requests).toHaveLength(2);
  });

  test('and the second attempt may succeed', async () => {
    const kms = await startUpstream(reset, json(200, answer));
    await expect(derive(kms.url)).resolves.toEqual(mac);
  });
});

test.each([
  [400, 'ThrottlingException'],
  [400, 'LimitExceededException'],
  [503, 'ThrottlingException'],
])('a quota of KMS that is used up (%i %s) is a 503 at once', async (status, type) => {
  const kms = await startUpstream(json(status, { __type: type }));
  await expect(derive(kms.url)).rejects.toMatchObject({
    status: 503,
    reason: 'cursor-key',
    detail: `AWS KMS answered ${status}, ${type}.`,
  });
  expect(kms.requests).toHaveLength(1);
});

test('a type of error that is no name is not for the log', async () => {
  const kms = await startUpstream(json(400, { __type: 'User: arn:aws:sts::111122223333:x' }));
  await expect(derive(kms.url)).rejects.toMatchObject({ detail: 'AWS KMS answered 400, no error type.' });
});

test('with no time left KMS is not asked, and the failure is that of the key', async () => {
  const kms = await startUpstream(json(200, answer));
  const derivation = deriveFromKms('test-key', createGenerateMac(environment, new URL(kms.url), httpHandler));
  await expect(derivation('test label', performance.now() + 10)).rejects.toMatchObject({
    status: 503,
    reason: 'cursor-key',
    message: KEY_UNAVAILABLE_SENTENCE,
    detail: 'AWS KMS was not asked: no time left for the call.',
  });
  expect(kms.requests).toEqual([]);
});

test.each([
  [400, 'AccessDeniedException'],
  [400, 'NotFoundException'],
  [400, 'DisabledException'],
])('a refusal of KMS (%i %s) is a 500 at once, and the log says which', async (status, type) => {
  const kms = await startUpstream(
    json(status, { __type: type, message: 'User: arn:aws:sts::111122223333:x' }),
  );
  await expect(derive(kms.url)).rejects.toMatchObject({
    status: 500,
    reason: 'cursor-key',
    detail: `AWS KMS answered 400, ${type}.`,
  });
  expect(kms.requests).toHaveLength(1);
});

test.each([
  [499, 'InternalServiceError', 500],
  [500, 'KMSInternalException', 503],
  [503, 'KMSInternalException', 503],
])('a status %i of KMS is told to callers as %s', async (status, __type, told) => {
  const kms = await startUpstream(json(status, { __type }));
  await expect(derive(kms.url)).rejects.toMatchObject({ status: told, reason: 'cursor-key' });
});

test.each([undefined, 5, '', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64')])(
  'a Mac that is %j is none, and the log says so',
  async (Mac) => {
    const kms = await startUpstream(json(200, { ...answer, Mac }));
    await expect(derive(kms.url)).rejects.toMatchObject({
      status: 503,
      detail: 'AWS KMS did not answer properly: No Mac of 32 bytes.',
      cause: { name: 'TransportError', kind: 'malformed' },
    });
  },
);
