import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { realPath } from '../../../emulator/storage/real-path.ts';

let folder = '';
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'links-')));
  await mkdir(join(folder, 'real'));
});
afterEach(() => rm(folder, { recursive: true }));

const at = (...names: string[]) => join(folder, ...names);

test('a file that is none, or no link, is where it is', async () => {
  expect(realPath(at('real', 'data.json'))).toBe(at('real', 'data.json'));
  await writeFile(at('real', 'data.json'), '');
  expect(realPath(at('real', '..', 'real', 'data.json'))).toBe(at('real', 'data.json'));
});

test('links are followed, of folders and files, also to what is not there yet', async () => {
  await symlink('real', at('folder'));
  await symlink('folder/other.json', at('first'));
  await symlink(at('first'), at('second'));
  expect(realPath(at('second'))).toBe(at('real', 'other.json'));
  await writeFile(at('real', 'other.json'), '');
  expect(realPath(at('second'))).toBe(at('real', 'other.json'));
});

test('links that go round in circles are refused, and so is a folder that is missing', async () => {
  await symlink('one', at('two'));
  await symlink('two', at('one'));
  expect(() => realPath(at('one'))).toThrow('its symbolic links lead to no file');
  await symlink('nowhere/data.json', at('lost'));
  expect(() => realPath(at('lost'))).toThrow(/^ENOENT/);
});
