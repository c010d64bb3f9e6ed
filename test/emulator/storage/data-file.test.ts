import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import type { AssociationsPage } from '../../../contract/operations/list-data-integration-associations.ts';
import type { EmulatorOptions } from '../../../emulator/emulator-options.ts';
import type { Emulator } from '../../../emulator/server.ts';
import { plantSeed } from '../../../emulator/state/seed.ts';
import { openDataFile } from '../../../emulator/storage/data-file.ts';
import { getJson, send, sendJson } from '../raw-http.ts';
import { startEmulator } from '../start-emulator.ts';

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

/** Opens the file, and lets go of it at once. */
async function open(make = initial) {
  const file = await openDataFile(dataFile, make);
  await file.close();
  return file;
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
  expect((await open(initial)).state).toEqual(initial());
  expect((await open(() => plantSeed([], 0))).state).toEqual(initial());
});

test('a file is replaced as a whole, and nothing is left beside it', async () => {
  const { save, state } = await open();
  save({ ...state, sequence: 99 });
  expect((await open()).state.sequence).toBe(99);
  expect(await readdir(folder)).toEqual(['data.json']);
});

test('what cannot be replaced leaves nothing behind', async () => {
  const { save, state, close } = await openDataFile(dataFile, initial);
  await rm(dataFile);
  await mkdir(join(dataFile, 'in the way'), { recursive: true });
  expect(() => save(state)).toThrow(/^Cannot write /);
  await close();
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
  ['{"dataIntegrations":[{"Name":"a"}]}', /it is a seed, which --seed takes/],
  [
    '{"version":1,"sequence":0,"integrations":[{}],"associations":[],"creations":[]}',
    /integrations\.0\.sequence must not be null/,
  ],
  [
    '{"version":1,"sequence":9007199254740991,"integrations":[],"associations":[],"creations":[]}',
    /sequence must have value less/,
  ],
  [
    '{"version":1,"sequence":0,"integrations":[],"associations":[],"creations":[],"advancedMs":9007199254740991}',
    /advancedMs must have value less/,
  ],
])('a file of %j is refused with a sentence, and left alone', async (content, why) => {
  await writeFile(dataFile, content);
  await expect(openDataFile(dataFile, initial)).rejects.toThrow(why);
  await expect(startEmulator({ dataFile })).rejects.toThrow(
    /data\.json is not a data file of this emulator: .+\. Move it away, or name another file with --data\.$/,
  );
  expect(await readFile(dataFile, 'utf8')).toBe(content);
});

test('a folder that is missing gets a sentence', async () => {
  const path = join(folder, 'nowhere', 'data.json');
  await expect(startEmulator({ dataFile: path })).rejects.toThrow(/^Cannot write .+data\.json: ENOENT/);
});

test('a folder is refused, and the sentence names a file in it', async () => {
  await expect(openDataFile(folder, initial)).rejects.toThrow(
    `Cannot use ${folder}: it is a folder. Name a file in it, such as ${join(folder, 'data.json')}, with --data.`,
  );
  expect(await readdir(folder)).toEqual([]);
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

const IN_USE =
  /^.+data\.json is in use: another emulator keeps its data in it\. Stop that one, or name another file with --data\.$/;

test('a second emulator is refused, by whatever path, until the first has closed', async () => {
  const link = join(folder, 'link.json');
  await symlink('data.json', link);
  const first = await start();
  await expect(startEmulator({ dataFile })).rejects.toThrow(IN_USE);
  await expect(startEmulator({ dataFile: link })).rejects.toThrow('link.json is in use');
  await first.close();
  await start({ dataFile: link });
});

test('an emulator that does not get its port leaves no file, in which a seed given later would count for nothing', async () => {
  const first = await startEmulator();
  await expect(startEmulator({ dataFile, port: first.port })).rejects.toThrow('EADDRINUSE');
  expect(await readdir(folder)).toEqual([]);
  await first.close();
  await start();
});

test('a symbolic link keeps its target, and the target its mode', async () => {
  const target = join(folder, 'target.json');
  await symlink('target.json', dataFile);
  const emulator = await start({ seed: [] });
  await chmod(target, 0o600);
  await sendJson(emulator, 'POST', '/dataIntegrations', { Name: 'kept', KmsKey: 'key' });
  expect(await readlink(dataFile)).toBe('target.json');
  expect(await readFile(target, 'utf8')).toContain('"kept"');
  expect((await stat(target)).mode & 0o777).toBe(0o600);
});

test('page tokens outlive a restart', async () => {
  const LIST = '/dataIntegrations/many/associations?maxResults=7';
  const first = await start();
  const { NextToken } = (await getJson(first, LIST)) as { NextToken: string };
  const next = `${LIST}&nextToken=${NextToken}`;
  const { DataIntegrationAssociations } = (await getJson(first, next)) as AssociationsPage;
  await first.close();
  expect(await getJson(await start(), next)).toMatchObject({ DataIntegrationAssociations });
});

const now = () => Date.UTC(2026, 0, 1);

test('so does the time; and a reset goes back to what the file had at the start', async () => {
  const first = await start({ seed: [{ Name: 'a' }], now });
  first.clock.advance(60);
  await sendJson(first, 'POST', '/dataIntegrations', { Name: 'b', KmsKey: 'key' });
  await first.close();
  const second = await start({ now });
  expect(second.clock.advancedSeconds()).toBe(60);
  second.clock.advance(60);
  await send(second, 'DELETE', '/dataIntegrations/a');
  second.reset();
  expect(second.clock.advancedSeconds()).toBe(60);
  await second.close();
  const third = await start({ now });
  expect(await getJson(third, '/dataIntegrations')).toMatchObject({
    DataIntegrations: [{ Name: 'a' }, { Name: 'b' }],
  });
});

const UUID = '0f0e0d0c-0b0a-4908-8706-050403020100';

test('what a kill left is tidied away, and files of others are not', async () => {
  const others = ['data.json.tmp', `other.json.${UUID}.tmp`, `data.json.${UUID}.bak`];
  for (const name of [...others, `data.json.${UUID}.tmp`]) await writeFile(join(folder, name), 'half');
  await open();
  expect((await readdir(folder)).toSorted()).toEqual([...others, 'data.json'].toSorted());
});

test('a file that a kill left half overwritten is made whole again', async () => {
  const { save, state } = await open();
  save({ ...state, sequence: 77 });
  const whole = await readFile(dataFile, 'utf8');
  await writeFile(join(folder, `data.json.${UUID}.tmp`), whole);
  await writeFile(dataFile, whole.slice(0, 100));
  expect((await open()).state.sequence).toBe(77);
  expect(await readFile(dataFile, 'utf8')).toBe(whole);
  expect(await readdir(folder)).toEqual(['data.json']);
});

test.each([
  ['file', () => chmod(dataFile, 0o444), 'the file'],
  ['folder', () => chmod(folder, 0o555), 'its folder .+'],
])('a %s that is read-only is noticed at the start', async (_what, protect, name) => {
  await open();
  await protect();
  try {
    await expect(startEmulator({ dataFile })).rejects.toThrow(
      new RegExp(
        `^Cannot write .+data\\.json: ${name} is read-only\\. Allow writing, or name another file with --data\\.$`,
      ),
    );
  } finally {
    await chmod(folder, 0o755);
  }
});

test('what is no file is refused', async () => {
  await expect(openDataFile('/dev/null', initial)).rejects.toThrow(
    'Cannot use /dev/null: it is no file. Name another one with --data.',
  );
});

test('what something else has written meanwhile is not overwritten', async () => {
  const onFailure = jest.fn();
  const emulator = await start({ seed: [], onFailure });
  const edited = (await readFile(dataFile, 'utf8')).replace('"sequence":0', '"sequence":1000');
  await writeFile(dataFile, edited);
  const answer = await sendJson(emulator, 'POST', '/dataIntegrations', { Name: 'lost', KmsKey: 'key' });
  expect(answer).toMatchObject({ status: 500 });
  expect(await readFile(dataFile, 'utf8')).toBe(edited);
  expect(onFailure.mock.calls).toEqual([
    [
      expect.objectContaining({
        message: `Cannot write ${dataFile}: something else has changed it meanwhile. Start the emulator again to go on with what is in it.`,
      }),
    ],
  ]);
});
