import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { replaceFile } from '../../../emulator/storage/replace-file.ts';

let folder = '';
let file = '';
let beside = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replace-'));
  file = join(folder, 'data.json');
  beside = join(folder, 'beside');
  await writeFile(file, 'old, and longer than the new one');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const busy = () => {
  throw Object.assign(new Error('EBUSY: resource busy'), { code: 'EBUSY' });
};

const refused = () => {
  throw Object.assign(new Error('EIO'), { code: 'EIO' });
};

/** Busy, and then no file any more. */
const gone = () => {
  rmSync(file);
  mkdirSync(file);
  return busy();
};

test.each([
  ['by its name', renameSync],
  ['in place, where its name cannot be had', busy],
])('a file is replaced %s; its mode stays, and nothing is left beside it', async (_how, rename) => {
  await chmod(file, 0o604);
  replaceFile(file, beside, 'new', rename);
  expect(await readFile(file, 'utf8')).toBe('new');
  expect((await stat(file)).mode & 0o7777).toBe(0o604);
  expect(await readdir(folder)).toEqual(['data.json']);
});

test('in place it is the same file', async () => {
  const { ino } = await stat(file);
  replaceFile(file, beside, 'new', busy);
  expect((await stat(file)).ino).toBe(ino);
});

test('what cannot be renamed for another reason stays as it was', async () => {
  expect(() => replaceFile(file, beside, 'new', refused)).toThrow('EIO');
  expect(await readFile(file, 'utf8')).toMatch(/^old/);
  expect(await readdir(folder)).toEqual(['data.json']);
});

test('when overwriting in place fails, the new content stays beside it', async () => {
  expect(() => replaceFile(file, beside, 'new', gone)).toThrow('EISDIR');
  expect(await readFile(beside, 'utf8')).toBe('new');
});

const isRoot = process.getuid?.() === 0;

(isRoot ? test : test.skip)('its owner stays', async () => {
  execFileSync('chown', ['1234:5678', file]);
  replaceFile(file, beside, 'new');
  expect(await stat(file)).toMatchObject({ uid: 1234, gid: 5678 });
});
