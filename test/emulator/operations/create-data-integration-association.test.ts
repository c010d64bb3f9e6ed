import { afterEach, beforeEach, expect, test } from '@jest/globals';

import type { Emulator } from '../../../emulator/server.ts';
import { getJson, sendJson } from '../raw-http.ts';
import { startEmulator } from '../start-emulator.ts';

const seed = [{ Name: 'free/one' }, { Name: 'associated', associations: [{}] }];
let time = 0;
let emulator: Emulator;
beforeEach(async () => {
  time = Date.UTC(2026, 0, 1);
  emulator = await startEmulator({ seed, now: () => time });
});
afterEach(() => emulator.close());

const FREE = '/dataIntegrations/free%2Fone/associations';
const post = (body: unknown, path = FREE) => sendJson(emulator, 'POST', path, body);

const onDemand = { ExecutionMode: 'ON_DEMAND', OnDemandConfiguration: { StartTime: '1764547200000' } };
const scheduled = {
  ExecutionMode: 'SCHEDULED',
  ScheduleConfiguration: { ScheduleExpression: 'rate(1 hour)' },
};

test('it answers two members, and the list shows the rest', async () => {
  const shown = {
    ClientId: 'customer-profiles',
    DestinationURI: 's3://amzn-s3-demo-bucket/x',
    ExecutionConfiguration: scheduled,
  };
  const { status, json } = await post({
    ...shown,
    ObjectConfiguration: { Account: { fields: ['Id'] } },
    ClientAssociationMetadata: { a: 'b' },
    ClientToken: 'once',
  });
  const id = String(json['DataIntegrationAssociationId']);
  const arn = String(json['DataIntegrationArn']);
  expect([status, Object.keys(json)]).toEqual([200, ['DataIntegrationAssociationId', 'DataIntegrationArn']]);
  const [, dataIntegrationId] = arn.split('/');
  expect(await getJson(emulator, FREE)).toEqual({
    DataIntegrationAssociations: [
      {
        ...shown,
        DataIntegrationArn: arn,
        DataIntegrationAssociationArn: `arn:aws:app-integrations:us-east-1:111122223333:data-integration-association/${dataIntegrationId}/${id}`,
      },
    ],
  });
});

test('an on-demand run is in progress, and completes', async () => {
  await post({ ExecutionConfiguration: onDemand });
  time += 9_999;
  expect(await getJson(emulator, FREE)).toMatchObject({
    DataIntegrationAssociations: [{ LastExecutionStatus: { ExecutionStatus: 'IN_PROGRESS' } }],
  });
  time += 1;
  expect(await getJson(emulator, FREE)).toMatchObject({
    DataIntegrationAssociations: [{ LastExecutionStatus: { ExecutionStatus: 'COMPLETED' } }],
  });
});

test('what has been associated cannot be associated again', async () => {
  expect(await post({})).toMatchObject({ status: 200 });
  const refused = { status: 400, code: 'InvalidRequestException' };
  expect(await post({})).toMatchObject(refused);
  expect(await post({}, '/dataIntegrations/associated/associations')).toMatchObject(refused);
});

test('with the switch it can, up to the quota', async () => {
  await emulator.close();
  emulator = await startEmulator({ seed, allowReassociation: true });
  for (let count = 1; count <= 10; count += 1) expect(await post({})).toMatchObject({ status: 200 });
  expect(await post({})).toMatchObject({ status: 429, code: 'ResourceQuotaExceededException' });
});

test('the same ClientToken associates once, by whatever identifier', async () => {
  const first = await post({ ClientId: 'a', ClientToken: 'once' });
  const byArn = `/dataIntegrations/${encodeURIComponent(String(first.json['DataIntegrationArn']))}/associations`;
  expect(await post({ ClientId: 'a', ClientToken: 'once' }, byArn)).toEqual(first);
  expect(await post({ ClientId: 'b', ClientToken: 'once' })).toMatchObject({ status: 400 });
});

test('a ClientToken counts for one operation', async () => {
  const created = { Name: 'another', KmsKey: 'key', ClientToken: 'once' };
  expect(await sendJson(emulator, 'POST', '/dataIntegrations', created)).toMatchObject({ status: 200 });
  expect(await post({ ClientToken: 'once' })).toMatchObject({ status: 200 });
});

test.each([
  [{ ClientId: '' }, 'ClientId'],
  [{ DestinationURI: 'x' }, 'DestinationURI'],
  [{ ExecutionConfiguration: {} }, 'ExecutionConfiguration.ExecutionMode'],
  [{ ExecutionConfiguration: { ExecutionMode: 'SOMETIMES' } }, 'ExecutionConfiguration.ExecutionMode'],
  [
    { ExecutionConfiguration: { ...onDemand, OnDemandConfiguration: {} } },
    'ExecutionConfiguration.OnDemandConfiguration.StartTime',
  ],
  [{ ClientAssociationMetadata: { a: ' ' } }, 'ClientAssociationMetadata.a'],
])('%j is refused', async (body, at) => {
  const { status, json } = await post(body);
  expect([status, json['Message']]).toEqual([400, expect.stringContaining(`Value at '${at}' failed`)]);
});

test('an integration that is not there is 404', async () => {
  expect(await post({}, '/dataIntegrations/nothing/associations')).toMatchObject({
    status: 404,
    code: 'ResourceNotFoundException',
  });
});
