import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import type { EmulatorOptions } from '../../../emulator/emulator-options.ts';
import { startEmulator } from '../../../emulator/server.ts';
import type { Emulator } from '../../../emulator/server.ts';
import { openDataFile } from '../../../emulator/state/data-file.ts';
import { plantSeed } from '../../../emulator/state/seed.ts';
import { getJson, send, sendJson } from '../raw-http.ts';

let folder = '';
let dataFile = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emulator-'));
  dataFile = join(folder, 'data.json');
});
const running: Emulator[] = [];
afterEach(async () => {
  for (const emulator of running.splice(0)) await emulator.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(options?: EmulatorOptions) {
  const emulator = await startEmulator({ dataFile, ...options });
  running.push(emulator);
  return emulator;
}

const initial = () => plantSeed([{ Name: 'a', associations: [{ ClientId: 'x' }] }], 0);

test('everything is there after a restart, repetitions included', async () => {
  const input = { Name: 'kept', KmsKey: 'key', Tags: { a: 'b' }, ClientToken: 'once' };
  const first = await start();
  const created = await sendJson(first, 'POST', '/dataIntegrations', input);
  await sendJson(first, 'POST', '/dataIntegrations/kept/associations', { ClientId: 'x' });
  const paths = ['/dataIntegrations', '/dataIntegrations/kept', '/dataIntegrations/kept/associations'];
  const before = await Promise.all(paths.map((path) => getJson(first, path)));
  await first.close();

  const second = await start({ seed: [] });
  expect(await Promise.all(paths.map((path) => getJson(second, path)))).toEqual(before);
  expect(await sendJson(second, 'POST', '/dataIntegrations', input)).toEqual(created);
});

test('a file that is missing is made from the seed, at once', async () => {
  const { state } = openDataFile(dataFile, initial);
  expect(state).toEqual(initial());
  expect(openDataFile(dataFile, () => plantSeed([], 0)).state).toEqual(initial());
});

test('a file is replaced as a whole, and nothing is left beside it', async () => {
  const { save, state } = openDataFile(dataFile, initial);
  save({ ...state, sequence: 99 });
  expect(openDataFile(dataFile, initial).state.sequence).toBe(99);
  expect(await readdir(folder)).toEqual(['data.json']);
});

test('what cannot be replaced leaves nothing behind', async () => {
  const { save, state } = openDataFile(dataFile, initial);
  await rm(dataFile);
  await mkdir(join(dataFile, 'in the way'), { recursive: true });
  expect(() => save(state)).toThrow(/^Cannot write /);
  expect(await readdir(folder)).toEqual(['data.json']);
});

test.each([
  ['', /Unexpected end of JSON input/],
  ['{"version":1', /JSON/],
  ['[]', /it must be an object/],
  [
    '{"version":2,"sequence":0,"integrations":[],"associations":[],"creations":[]}',
    /version must have value less/,
  ],
  [
    '{"version":1,"sequence":0,"integrations":[{}],"associations":[],"creations":[]}',
    /integrations\.0\.sequence must not be null/,
  ],
])('a file of %j is refused with a sentence, and left alone', async (content, why) => {
  await writeFile(dataFile, content);
  expect(() => openDataFile(dataFile, initial)).toThrow(why);
  await expect(startEmulator({ dataFile })).rejects.toThrow(
    /data\.json is not a data file of this emulator: .+\. Move it away, or name another file with --data\.$/,
  );
  expect(await readFile(dataFile, 'utf8')).toBe(content);
});

test('a folder that is missing gets a sentence', async () => {
  const path = join(folder, 'nowhere', 'data.json');
  await expect(startEmulator({ dataFile: path })).rejects.toThrow(/^Cannot write .+data\.json: ENOENT/);
});

test('what cannot be read is not called a wrong file', () => {
  expect(() => openDataFile(folder, initial)).toThrow(/^Cannot read .+: EISDIR: /);
});

test('what cannot be saved does not happen, and the reason is told', async () => {
  const onFailure = jest.fn();
  const emulator = await start({ seed: [], onFailure });
  await rm(folder, { recursive: true });
  const answer = await sendJson(emulator, 'POST', '/dataIntegrations', { Name: 'lost', KmsKey: 'key' });
  expect(answer).toMatchObject({ status: 500, code: 'InternalServiceError' });
  expect(await send(emulator, 'GET', '/dataIntegrations/lost')).toMatchObject({ status: 404 });
  expect(onFailure.mock.calls).toEqual([
    [expect.objectContaining({ message: expect.stringMatching(/^Cannot write /) })],
  ]);
});
