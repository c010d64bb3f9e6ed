import { afterEach, beforeEach, expect, test } from '@jest/globals';

import type { AssociationsPage } from '../../../contract/operations/list-data-integration-associations.ts';
import type { Emulator } from '../../../emulator/server.ts';
import { getJson, send, sendJson } from '../raw-http.ts';
import { startEmulator } from '../start-emulator.ts';

const hourly = {
  ExecutionMode: 'SCHEDULED',
  ScheduleConfiguration: { ScheduleExpression: 'rate(1 hour)' },
} as const;

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({
    seed: [
      { Name: 'a', associations: [{ ExecutionConfiguration: hourly }, { Id: 'second' }] },
      { Name: 'none' },
    ],
    now: () => Date.UTC(2026, 0, 1),
  });
});
afterEach(() => emulator.close());

const PATH = '/dataIntegrations/a/associations';
const put = (body: unknown) => send(emulator, 'PUT', '/_emulator/runs', JSON.stringify(body));

async function lastRuns() {
  const { DataIntegrationAssociations } = (await getJson(emulator, PATH)) as AssociationsPage;
  return DataIntegrationAssociations.map(({ LastExecutionStatus }) => LastExecutionStatus);
}

test('the last run of all associations is stated, until another one begins', async () => {
  expect(await put({ identifier: 'a', ExecutionStatus: 'FAILED', StatusMessage: 'Why.' })).toMatchObject({
    status: 204,
  });
  const failed = { ExecutionStatus: 'FAILED', StatusMessage: 'Why.' };
  expect(await lastRuns()).toEqual([failed, failed]);
  emulator.clock.advance(3600 + 10);
  expect(await lastRuns()).toEqual([expect.objectContaining({ ExecutionStatus: 'COMPLETED' }), failed]);
  emulator.runs.set({ identifier: 'a', association: 'second', ExecutionStatus: 'IN_PROGRESS' });
  emulator.runs.set({ identifier: 'a', ExecutionStatus: 'COMPLETED' });
  expect(await lastRuns()).toEqual([{ ExecutionStatus: 'COMPLETED' }, { ExecutionStatus: 'COMPLETED' }]);
});

test('that of one association is stated, by its UUID or its ARN', async () => {
  await put({ identifier: 'a', association: 'second', ExecutionStatus: 'FAILED' });
  expect(await lastRuns()).toEqual([undefined, { ExecutionStatus: 'FAILED' }]);
  const { DataIntegrationAssociations } = (await getJson(emulator, PATH)) as AssociationsPage;
  const association = DataIntegrationAssociations[1]?.DataIntegrationAssociationArn;
  await put({ identifier: 'a', association, ExecutionStatus: 'COMPLETED' });
  expect(await lastRuns()).toEqual([undefined, { ExecutionStatus: 'COMPLETED' }]);
});

test('a run that is started afterwards counts, at the same moment too', async () => {
  await put({ identifier: 'a', ExecutionStatus: 'FAILED' });
  const ExecutionConfiguration = {
    ExecutionMode: 'ON_DEMAND',
    OnDemandConfiguration: { StartTime: '1764547200000' },
  };
  await sendJson(emulator, 'PATCH', `${PATH}/second`, { ExecutionConfiguration });
  expect(await lastRuns()).toEqual([{ ExecutionStatus: 'FAILED' }, { ExecutionStatus: 'IN_PROGRESS' }]);
  await put({ identifier: 'a', ExecutionStatus: 'FAILED' });
  expect(await lastRuns()).toEqual([{ ExecutionStatus: 'FAILED' }, { ExecutionStatus: 'FAILED' }]);
});

test.each([
  [{ ExecutionStatus: 'FAILED' }, 400, 'identifier must not be null.'],
  [
    { identifier: 'a', ExecutionStatus: 'FALIED' },
    400,
    'ExecutionStatus must satisfy enum value set: [COMPLETED, IN_PROGRESS, FAILED]; FAILED is probably meant.',
  ],
  [
    { identifier: 'a', ExecutionStatus: 'FAILED', StatusMesage: 'x' },
    400,
    'StatusMesage is no member that is known: StatusMessage is probably meant.',
  ],
  [{ identifier: 'b', ExecutionStatus: 'FAILED' }, 404, 'There is no DataIntegration "b" with associations.'],
  [
    { identifier: 'none', ExecutionStatus: 'FAILED' },
    404,
    'There is no DataIntegration "none" with associations.',
  ],
  [
    { identifier: 'a', association: 'third', ExecutionStatus: 'FAILED' },
    404,
    'The DataIntegration "a" has no association "third": give its ARN or its UUID.',
  ],
  ['a', 400, 'The run must be an object.'],
])('%j is refused with a sentence', async (body, status, Message) => {
  expect(await put(body)).toMatchObject({ status, body: JSON.stringify({ Message }) });
  expect(await lastRuns()).toEqual([undefined, undefined]);
});
