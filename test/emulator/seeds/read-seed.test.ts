import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';

import { seedJsonSchema } from '../../../emulator/seeds/json-schema.ts';
import { readSeedFile } from '../../../emulator/seeds/read-seed.ts';
import { defaultSeed } from '../../../emulator/state/default-seed.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seed-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string) {
  const path = join(folder, 'seed.json');
  await writeFile(path, content);
  return readSeedFile(path);
}

const fits = new Ajv2020().compile(seedJsonSchema());

test('what the emulator has by itself can stand in a file', async () => {
  const file = { $schema: './emulator-seed.schema.json', dataIntegrations: defaultSeed };
  expect(fits(file)).toBe(true);
  expect(await read(`\u{feff}${JSON.stringify(file)}`)).toEqual(defaultSeed);
});

const NOT = /^.+seed\.json is not a seed for the emulator\. /;

test.each([
  [{}, 'dataIntegrations must not be null.'],
  [[], 'It must be an object.'],
  [
    { dataintegrations: [] },
    'dataintegrations is no member that is known: dataIntegrations is probably meant.',
  ],
  [{ dataIntegrations: {} }, 'dataIntegrations must be a list.'],
  [{ dataIntegrations: [{}] }, 'dataIntegrations.0.Name must not be null.'],
  [
    { dataIntegrations: [{ Name: '' }] },
    'dataIntegrations.0.Name must have length greater than or equal to 1.',
  ],
  [
    { dataIntegrations: [{ Name: 'a', ScheduleConfig: {} }] },
    'dataIntegrations.0.ScheduleConfig is no member that is known',
  ],
  [
    { dataIntegrations: [{ Name: 'a', associations: [{ DestinationUri: 's3://x' }] }] },
    'dataIntegrations.0.associations.0.DestinationUri is no member that is known: DestinationURI is probably meant.',
  ],
  [
    {
      dataIntegrations: [
        { Name: 'a', associations: [{ LastExecutionStatus: { ExecutionStatus: 'FALIED' } }] },
      ],
    },
    'dataIntegrations.0.associations.0.LastExecutionStatus.ExecutionStatus must satisfy enum value set: [COMPLETED, IN_PROGRESS, FAILED]; FAILED is probably meant.',
  ],
])('%j is refused by its place, and by the schema', async (file, sentence) => {
  await expect(read(JSON.stringify(file))).rejects.toThrow(NOT);
  await expect(read(JSON.stringify(file))).rejects.toThrow(sentence);
  expect(fits(file)).toBe(false);
});

const named = (...dataIntegrations: object[]) => JSON.stringify({ dataIntegrations });

test.each([
  [named({ Name: 'a' }, { Name: 'a' }), 'dataIntegrations.1.Name is "a", as dataIntegrations.0.Name is'],
  [
    named({ Name: 'a', associations: [{ Id: 'x' }, { Id: 'x' }] }),
    'dataIntegrations.0.associations.1.Id is "x", as dataIntegrations.0.associations.0.Id is',
  ],
  [named({ Name: 'throttled' }), 'dataIntegrations.0.Name is "throttled", which always fails here'],
  [
    named({ Name: 'a', ScheduleConfiguration: { ScheduleExpression: 'hourly' } }),
    'dataIntegrations.0.ScheduleConfiguration.ScheduleExpression must be a rate, such as rate(1 hour)',
  ],
])('%s is refused, though it has the right form', async (content, sentence) => {
  await expect(read(content)).rejects.toThrow(sentence);
});

test('what cannot be read, or is no JSON, is told', async () => {
  await expect(read('{"dataIntegrations": [,]}')).rejects.toThrow(/seed\.json is not JSON: .+\.$/);
  expect(() => readSeedFile(join(folder, 'none.json'))).toThrow(/^Cannot read .+none\.json: ENOENT/);
});
