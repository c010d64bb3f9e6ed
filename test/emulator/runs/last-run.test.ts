import { afterEach, beforeEach, expect, test } from '@jest/globals';

import type { AssociationsPage } from '../../../contract/operations/list-data-integration-associations.ts';
import type { Emulator } from '../../../emulator/server.ts';
import { getJson, sendJson } from '../raw-http.ts';
import { startEmulator } from '../start-emulator.ts';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ seed: [{ Name: 'a' }], now: () => Date.UTC(2026, 0, 1) });
});
afterEach(() => emulator.close());

const PATH = '/dataIntegrations/a/associations';
const onDemand = { ExecutionMode: 'ON_DEMAND', OnDemandConfiguration: { StartTime: '1764547200000' } };
const schedule = (ScheduleExpression: string) => ({
  ExecutionMode: 'SCHEDULED',
  ScheduleConfiguration: { ScheduleExpression },
});
const running = { ExecutionStatus: 'IN_PROGRESS' };
const completed = (time: string) => ({
  ExecutionStatus: 'COMPLETED',
  StatusMessage: `The run of ${time}Z transferred 0 records.`,
});

async function associate(ExecutionConfiguration: object, DestinationURI = 's3://amzn-s3-demo-bucket') {
  const { json } = await sendJson(emulator, 'POST', PATH, { ExecutionConfiguration, DestinationURI });
  return `${PATH}/${String(json['DataIntegrationAssociationId'])}`;
}

async function lastRun() {
  const { DataIntegrationAssociations } = (await getJson(emulator, PATH)) as AssociationsPage;
  return DataIntegrationAssociations[0]?.LastExecutionStatus;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

test('a run on demand takes ten seconds', async () => {
  await associate(onDemand);
  emulator.clock.advance(9);
  expect(await lastRun()).toEqual(running);
  emulator.clock.advance(1);
  expect(await lastRun()).toEqual(completed('2026-01-01T00:00:00'));
});

test('each period from its creation on, a schedule has a new last run', async () => {
  emulator.clock.advance(30 * MINUTE);
  await associate(schedule('rate(1 hour)'));
  expect(await lastRun()).toBeUndefined();
  emulator.clock.advance(HOUR - 1);
  expect(await lastRun()).toBeUndefined();
  emulator.clock.advance(1);
  expect(await lastRun()).toEqual(running);
  emulator.clock.advance(10);
  expect(await lastRun()).toEqual(completed('2026-01-01T01:30:00'));
  emulator.clock.advance(HOUR);
  expect(await lastRun()).toEqual(completed('2026-01-01T02:30:00'));
  emulator.clock.advance(1000 * HOUR);
  expect(await lastRun()).toEqual(completed('2026-02-11T18:30:00'));
});

test('a night has a run by cron', async () => {
  await associate(schedule('cron(0 3 * * ? *)'));
  emulator.clock.advance(3 * HOUR + 5);
  expect(await lastRun()).toEqual(running);
  emulator.clock.advance(24 * HOUR);
  expect(await lastRun()).toEqual(running);
  emulator.clock.advance(5);
  expect(await lastRun()).toEqual(completed('2026-01-02T03:00:00'));
});

test('another schedule counts from then on, and the last run stays what it was', async () => {
  const association = await associate(schedule('rate(1 hour)'));
  emulator.clock.advance(HOUR + 30 * MINUTE);
  await sendJson(emulator, 'PATCH', association, { ExecutionConfiguration: schedule('rate(1 day)') });
  emulator.clock.advance(23 * HOUR);
  expect(await lastRun()).toEqual(completed('2026-01-01T01:00:00'));
  emulator.clock.advance(HOUR + 10);
  expect(await lastRun()).toEqual(completed('2026-01-02T01:30:00'));
  await sendJson(emulator, 'PATCH', association, { ExecutionConfiguration: onDemand });
  expect(await lastRun()).toEqual(running);
  emulator.clock.advance(48 * HOUR);
  expect(await lastRun()).toEqual(completed('2026-01-02T01:30:10'));
});

test.each([
  ['s3://run-fails', 'FAILED'],
  ['s3://run-fails/folder', 'FAILED'],
  ['s3://run-never-ends/x', 'IN_PROGRESS'],
  ['s3://run-fails-not', 'COMPLETED'],
  ['s3://amzn-s3-demo-bucket/run-fails', 'COMPLETED'],
])('runs to %s come to %s', async (destination, status) => {
  await associate(onDemand, destination);
  expect(await lastRun()).toEqual(running);
  emulator.clock.advance(10);
  expect(await lastRun()).toMatchObject({ ExecutionStatus: status });
});

test('what a seed states stays until its schedule has a run', async () => {
  const failed = { ExecutionStatus: 'FAILED', StatusMessage: 'Why.' } as const;
  const configuration = schedule('rate(1 hour)') as NonNullable<
    AssociationsPage['DataIntegrationAssociations'][number]['ExecutionConfiguration']
  >;
  await emulator.close();
  emulator = await startEmulator({
    seed: [
      {
        Name: 'a',
        associations: [{ ExecutionConfiguration: configuration as never, LastExecutionStatus: failed }],
      },
    ],
    now: () => Date.UTC(2026, 0, 1),
  });
  emulator.clock.advance(HOUR - 1);
  expect(await lastRun()).toEqual(failed);
  emulator.clock.advance(11);
  expect(await lastRun()).toEqual(completed('2026-01-01T01:00:00'));
});

test.each([
  'every hour',
  'rate(0 hours)',
  'rate(1 hours)',
  'rate(1 fortnight)',
  'cron(99 * * * ? *)',
  'cron(0 3 * * *)',
])('the schedule %s is refused', async (expression) => {
  const { status, json } = await sendJson(emulator, 'POST', PATH, {
    ExecutionConfiguration: schedule(expression),
  });
  expect([status, json['Message']]).toEqual([
    400,
    expect.stringContaining(
      "Value at 'ExecutionConfiguration.ScheduleConfiguration.ScheduleExpression' failed to satisfy constraint: Member must be a rate, such as rate(1 hour)",
    ),
  ]);
});
