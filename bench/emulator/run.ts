import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startEmulator } from '../../emulator/server.ts';
import type { SeedIntegration } from '../../emulator/state/seed.ts';

/** Data integrations and associations of each: AWS's quotas, ten times those, and a hundred times. */
const SIZES = [
  [20, 10],
  [200, 20],
  [200, 50],
  [2000, 50],
] as const;

const TIMES = 15;

/** `npm run bench:emulator`: how the emulator's times grow with what it holds; docs/emulator.md quotes the table. */
console.log(
  '| associations | file | start from it | a page of 50 | a write, in memory | a write, with `--data` |',
);
console.log('| --- | --- | --- | --- | --- | --- |');
for (const [integrations, associations] of SIZES) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-emulator-'));
  console.log(await row(join(folder, 'data.json'), integrations, associations));
  rmSync(folder, { recursive: true });
}

async function row(dataFile: string, integrations: number, associations: number): Promise<string> {
  const seed = seedOf(integrations, associations);
  await (await startEmulator({ dataFile, seed })).close();
  const [startMs, emulator] = await timed(() => startEmulator({ dataFile }));
  const pageMs = await median(() => call(emulator.url, '/integration-7/associations?maxResults=50'));
  const update = { method: 'PATCH', body: '{"Description":"x"}' };
  const savedMs = await median(() => call(emulator.url, '/integration-7', update));
  await emulator.close();
  const inMemory = await startEmulator({ seed });
  const writeMs = await median(() => call(inMemory.url, '/integration-7', update));
  await inMemory.close();
  const size = `${(statSync(dataFile).size / 1e6).toFixed(1)} MB`;
  return `| ${[integrations * associations, size, ...[startMs, pageMs, writeMs, savedMs].map(inWords)].join(' | ')} |`;
}

function seedOf(integrations: number, associations: number): SeedIntegration[] {
  return Array.from({ length: integrations }, (_, index) => ({
    Name: `integration-${index}`,
    KmsKey: 'key',
    SourceURI: 'Salesforce://AppFlow/example-org',
    associations: Array.from({ length: associations }, (_each, number) => ({
      ClientId: `client-${number}`,
      DestinationURI: `s3://amzn-s3-demo-bucket/${number}`,
      ExecutionConfiguration: {
        ExecutionMode: 'SCHEDULED' as const,
        ScheduleConfiguration: { Object: 'Account', ScheduleExpression: 'rate(1 hour)' },
      },
      LastExecutionStatus: { ExecutionStatus: 'COMPLETED', StatusMessage: '1284 records transferred.' },
    })),
  }));
}

async function call(url: string, path: string, init?: RequestInit): Promise<void> {
  const response = await fetch(`${url}/dataIntegrations${path}`, init);
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}.`);
  await response.arrayBuffer();
}

async function median(run: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < TIMES; time += 1) times.push((await timed(run))[0]);
  return times.toSorted((one, other) => one - other)[Math.floor(TIMES / 2)] ?? Number.NaN;
}

async function timed<T>(run: () => Promise<T>): Promise<[ms: number, result: T]> {
  const start = performance.now();
  const result = await run();
  return [performance.now() - start, result];
}

function inWords(ms: number): string {
  return ms < 1000 ? `${ms < 10 ? ms.toFixed(1) : ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
