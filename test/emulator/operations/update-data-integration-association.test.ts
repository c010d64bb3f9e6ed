import { afterEach, beforeEach, expect, test } from '@jest/globals';

import type { AssociationsPage } from '../../../contract/operations/list-data-integration-associations.ts';
import type { Emulator } from '../../../emulator/server.ts';
import { getJson, sendJson } from '../raw-http.ts';
import { startEmulator } from '../start-emulator.ts';

const onDemand = {
  ExecutionMode: 'ON_DEMAND',
  OnDemandConfiguration: { StartTime: '1764547200000' },
} as const;
const scheduled = {
  ExecutionMode: 'SCHEDULED',
  ScheduleConfiguration: { ScheduleExpression: 'rate(1 hour)' },
} as const;
const failed = { ExecutionStatus: 'FAILED', StatusMessage: 'Why.' } as const;

let emulator: Emulator;
let arn = '';
beforeEach(async () => {
  const association = { ClientId: 'x', ExecutionConfiguration: scheduled, LastExecutionStatus: failed };
  emulator = await startEmulator({
    seed: [
      { Name: 'a', associations: [{}, association] },
      { Name: 'b', associations: [{}] },
    ],
  });
  arn = (await shown()).DataIntegrationAssociationArn ?? '';
});
afterEach(() => emulator.close());

const shown = async () => {
  const page = (await getJson(emulator, '/dataIntegrations/a/associations')) as AssociationsPage;
  return page.DataIntegrationAssociations[1] ?? {};
};

const patch = (integration: string, association: string, body: unknown) =>
  sendJson(
    emulator,
    'PATCH',
    `/dataIntegrations/${integration}/associations/${encodeURIComponent(association)}`,
    body,
  );

test('an on-demand configuration runs the job again', async () => {
  expect(await patch('a', arn, { ExecutionConfiguration: onDemand })).toMatchObject({
    status: 200,
    json: {},
  });
  expect(await shown()).toMatchObject({
    ClientId: 'x',
    ExecutionConfiguration: onDemand,
    LastExecutionStatus: { ExecutionStatus: 'IN_PROGRESS' },
  });
});

test('a schedule runs nothing now; a UUID names the association as well', async () => {
  const hourly = { ...scheduled, ScheduleConfiguration: { ScheduleExpression: 'rate(2 hours)' } };
  expect(await patch('a', arn.slice(-36), { ExecutionConfiguration: hourly })).toMatchObject({ status: 200 });
  expect(await shown()).toMatchObject({ ExecutionConfiguration: hourly, LastExecutionStatus: failed });
});

test('the association of another integration is not found', async () => {
  expect(await patch('b', arn, { ExecutionConfiguration: onDemand })).toMatchObject({
    status: 404,
    code: 'ResourceNotFoundException',
    json: { Message: 'The DataIntegrationAssociation does not exist.' },
  });
});

test.each([
  [{}],
  [{ ExecutionConfiguration: null }],
  [{ ExecutionConfiguration: { ExecutionMode: 'NEVER' } }],
])('%j is refused', async (body) => {
  expect(await patch('a', arn, body)).toMatchObject({ status: 400, code: 'InvalidRequestException' });
});

test('a blank association is refused', async () => {
  expect(await patch('a', ' ', { ExecutionConfiguration: onDemand })).toMatchObject({ status: 400 });
});
