import { afterEach, expect, test } from '@jest/globals';

import type { EmulatorOptions } from '../../../emulator/emulator-options.ts';
import type { Emulator } from '../../../emulator/server.ts';
import type { SeedIntegration } from '../../../emulator/state/seed.ts';
import { NOON, startEmulator } from '../../emulator/start-emulator.ts';
import { steppedWatch } from './stepped-watch.ts';

const QUARTER_MS = 15 * 60 * 1000;

const running: Emulator[] = [];

afterEach(() => Promise.all(running.splice(0).map((emulator) => emulator.close())));

/** An emulator with AWS's quota, on the clock of the watch that looks at it. */
async function watched(options: EmulatorOptions, more = {}, effects = {}) {
  const time = { now: (): number => 0 };
  const emulator = await startEmulator({ now: () => NOON + time.now(), ...options });
  running.push(emulator);
  const stepped = steppedWatch(
    undefined,
    { AWS_ENDPOINT_URL_APPINTEGRATIONS: emulator.url, ...more },
    effects,
  );
  time.now = () => stepped.clock.now;
  return { ...stepped, emulator };
}

const completed = { ExecutionStatus: 'COMPLETED', StatusMessage: '1284 records transferred.' } as const;
const failed = { ExecutionStatus: 'FAILED', StatusMessage: 'Access to the bucket was denied.' } as const;

/** Data integrations with an association each; the last run of one of them failed. */
function seedOf(count: number, failedAt: number): SeedIntegration[] {
  return Array.from({ length: count }, (_, index) => ({
    Name: `integration-${index + 1}`,
    associations: [
      {
        ClientId: 'client',
        DestinationURI: `s3://exports/${index + 1}`,
        LastExecutionStatus: index === failedAt ? failed : completed,
      },
    ],
  }));
}

const quota = { requestsPerSecond: 2, burst: 5 };

test('of twenty, exactly the failed one is told, in 21 calls that keep to the quota', async () => {
  const { watch, lines, emulator } = await watched({ ...quota, seed: seedOf(20, 12) });
  const summary = await watch(QUARTER_MS);
  expect(emulator.requests.count()).toBe(21);
  const [association] = await associationsOf(emulator, 'integration-13');
  expect(lines).toEqual([
    {
      level: 'warn',
      line: {
        run: 'failed',
        dataIntegration: 'integration-13',
        association,
        clientId: 'client',
        destination: 's3://exports/13',
        statusMessage: 'Access to the bucket was denied.',
      },
    },
    {
      level: 'info',
      line: {
        walk: 'finished',
        unfinishedWalks: 0,
        failedRuns: 1,
        dataIntegrations: 20,
        associations: 20,
        calls: 21,
        ms: 20_000,
      },
    },
  ]);
  expect(summary).toBe(lines[1]?.line);
});

test('a call that is refused would be one more: twice as fast, the quota is not kept', async () => {
  const { watch } = await watched({ ...quota, seed: seedOf(20, 12) }, {}, { callEveryMs: 200 });
  const summary = await watch(QUARTER_MS);
  expect(summary).toMatchObject({ walk: 'finished', failedRuns: 1 });
  expect(summary.calls).toBeGreaterThan(21);
});

test('lists of more than 50 take more calls, one for each page', async () => {
  const associations = Array.from({ length: 101 }, (_, index) => ({
    ClientId: `client-${index}`,
    LastExecutionStatus: index % 50 === 0 ? failed : completed,
  }));
  const seed = [...seedOf(51, -1), { Name: 'large', associations }];
  const { watch, emulator } = await watched({ ...quota, seed });
  expect(await watch(QUARTER_MS)).toMatchObject({
    walk: 'finished',
    failedRuns: 3,
    dataIntegrations: 52,
    associations: 152,
    calls: 2 + 51 + 3,
  });
  expect(emulator.requests.count()).toBe(56);
});

test('the example data: every name can be asked for, and one that fails now and then is asked again', async () => {
  const { watch } = await watched({ slowMs: 0 });
  expect(await watch(QUARTER_MS)).toMatchObject({ walk: 'finished', dataIntegrations: 20, failedRuns: 27 });
});

test('with an allow-list, only those on it are asked for, however they are spelled', async () => {
  const [first, second, third, ...others] = seedOf(6, 0) as [
    SeedIntegration,
    SeedIntegration,
    SeedIntegration,
  ];
  const seed = [
    first,
    { ...second, Id: '5c8e2b7d-91f0-4d3e-a6c4-2e7b1d9f0c33' },
    { ...third, Arn: 'arn:aws:app-integrations:us-east-1:111122223333:data-integration/an-id' },
    ...others,
  ];
  const { watch, lines, emulator } = await watched(
    { seed },
    {
      ALLOWED_DATA_INTEGRATIONS:
        '5c8e2b7d-91f0-4d3e-a6c4-2e7b1d9f0c33, arn:aws:app-integrations:us-east-1:111122223333:data-integration/an-id, integration-4, an-id, no-such-one',
    },
  );
  expect(await watch(QUARTER_MS)).toMatchObject({
    walk: 'finished',
    failedRuns: 0,
    dataIntegrations: 3,
    associations: 3,
    calls: 4,
    notListed: ['no-such-one'],
  });
  expect(lines.map(({ level }) => level)).toEqual(['warn']);
  const asked = emulator.requests.recent().map(({ identifier }) => identifier);
  expect(asked).toEqual([undefined, 'integration-2', 'integration-3', 'integration-4']);
});

test('without a data integration there is nothing to look at, and nothing failed', async () => {
  const { watch } = await watched({ seed: [] });
  expect(await watch(QUARTER_MS)).toMatchObject({
    walk: 'finished',
    failedRuns: 0,
    dataIntegrations: 0,
    calls: 1,
  });
});

/** The ARNs of the associations of a data integration. */
async function associationsOf(emulator: Emulator, name: string): Promise<string[]> {
  const response = await fetch(`${emulator.url}/dataIntegrations/${name}/associations`);
  const { DataIntegrationAssociations } = (await response.json()) as {
    DataIntegrationAssociations: { DataIntegrationAssociationArn: string }[];
  };
  return DataIntegrationAssociations.map(
    ({ DataIntegrationAssociationArn }) => DataIntegrationAssociationArn,
  );
}
