import * as sdk from '@aws-sdk/client-appintegrations';
import { afterAll, afterEach, expect, test } from '@jest/globals';
import { AwsClient } from 'aws4fetch';

import { canaries } from '../canaries.ts';
import { failNext, modelledErrors, statuses } from './clients.ts';
import { sdkClient } from './sdk-client.ts';
import { startEmulator } from './start-emulator.ts';

const emulator = await startEmulator({ seed: [{ Name: 'a', associations: [{ Id: 'one' }] }] });
const client = sdkClient(emulator);
afterEach(() => emulator.reset());
afterAll(() => emulator.close());

const resourceArn = 'arn:aws:app-integrations:us-east-1:111122223333:data-integration/x';

const calls: Readonly<Record<string, () => Promise<unknown>>> = {
  CreateDataIntegration: () =>
    client.send(
      new sdk.CreateDataIntegrationCommand({
        Name: 'b',
        KmsKey: 'key',
        SourceURI: 'Salesforce://AppFlow/x',
        ScheduleConfig: { ScheduleExpression: 'rate(1 hour)', Object: 'A', FirstExecutionFrom: '0' },
      }),
    ),
  DeleteDataIntegration: () =>
    client.send(new sdk.DeleteDataIntegrationCommand({ DataIntegrationIdentifier: 'a' })),
  GetDataIntegration: () => client.send(new sdk.GetDataIntegrationCommand({ Identifier: 'a' })),
  ListDataIntegrationAssociations: () =>
    client.send(new sdk.ListDataIntegrationAssociationsCommand({ DataIntegrationIdentifier: 'a' })),
  ListDataIntegrations: () => client.send(new sdk.ListDataIntegrationsCommand({})),
  ListTagsForResource: () => client.send(new sdk.ListTagsForResourceCommand({ resourceArn })),
  TagResource: () => client.send(new sdk.TagResourceCommand({ resourceArn, tags: { a: 'b' } })),
  UntagResource: () => client.send(new sdk.UntagResourceCommand({ resourceArn, tagKeys: ['a'] })),
  UpdateDataIntegration: () => client.send(new sdk.UpdateDataIntegrationCommand({ Identifier: 'a' })),
};

/** What this SDK has no commands for, signed by hand. */
const signed: Readonly<Record<string, [method: string, path: string]>> = {
  CreateDataIntegrationAssociation: ['POST', '/dataIntegrations/a/associations'],
  UpdateDataIntegrationAssociation: ['PATCH', '/dataIntegrations/a/associations/one'],
};

const errorsOf = (operations: object) =>
  Object.keys(operations).flatMap((name) =>
    (modelledErrors[name] ?? []).map((code) => [name, code] as const),
  );

test('each operation is called one way or the other', () => {
  expect([...Object.keys(calls), ...Object.keys(signed)].toSorted()).toEqual(
    Object.keys(modelledErrors).toSorted(),
  );
});

test.each(errorsOf(calls))('the SDK for JavaScript: %s fails with %s', async (name, code) => {
  failNext(emulator, code);
  const error = { name: code, message: 'As asked for.', $metadata: { httpStatusCode: statuses[code] } };
  await expect(calls[name]?.()).rejects.toMatchObject(error);
  expect(emulator.requests.recent().at(-1)).toMatchObject({ operation: name });
});

async function signedCall(name: string) {
  const [method = '', path = ''] = signed[name] ?? [];
  const aws = new AwsClient({
    accessKeyId: 'test-key',
    secretAccessKey: canaries.secretAccessKey,
    service: 'app-integrations',
    region: 'us-east-1',
    retries: 0,
  });
  const run = { ExecutionMode: 'ON_DEMAND', OnDemandConfiguration: { StartTime: '1764547200000' } };
  const body = JSON.stringify({ ExecutionConfiguration: run });
  return aws.fetch(emulator.url + path, { method, body });
}

test.each(errorsOf(signed))('signed by hand: %s fails with %s', async (name, code) => {
  failNext(emulator, code);
  const response = await signedCall(name);
  expect([response.status, response.headers.get('x-amzn-errortype')]).toEqual([statuses[code], code]);
  expect(await response.json()).toEqual({ Message: 'As asked for.' });
  expect(emulator.requests.recent().at(-1)).toMatchObject({ operation: name });
});

test('signed by hand: an update starts a run', async () => {
  expect((await signedCall('UpdateDataIntegrationAssociation')).status).toBe(200);
  const [association] = (
    await client.send(new sdk.ListDataIntegrationAssociationsCommand({ DataIntegrationIdentifier: 'a' }))
  ).DataIntegrationAssociations as unknown as { LastExecutionStatus: object }[];
  expect(association?.LastExecutionStatus).toEqual({ ExecutionStatus: 'IN_PROGRESS' });
});
