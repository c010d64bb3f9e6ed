import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { lockFile, LockedError } from '../../../emulator/storage/lock.ts';
import type { Lock } from '../../../emulator/storage/lock.ts';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
  file = join(folder, 'data.json');
});
const locks: Lock[] = [];
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const lock of locks.splice(0)) await lock.release();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

async function lock(path = file): Promise<Lock> {
  const taken = await lockFile(path);
  locks.push(taken);
  return taken;
}

/** Another process that has the lock. */
async function lockElsewhere(path = file): Promise<ChildProcess> {
  const module = new URL('../../../emulator/storage/lock.ts', import.meta.url).href;
  const code = `const { lockFile } = await import(${JSON.stringify(module)});
    await lockFile(${JSON.stringify(path)});
    console.log('locked');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}

test('one has it at a time, and nothing is left of it', async () => {
  const first = await lock();
  await expect(lockFile(file)).rejects.toBeInstanceOf(LockedError);
  await first.release();
  await first.release();
  expect(await readdir(folder)).toEqual([]);
  await lock();
});

test('locks of other files do not count, whatever they are called', async () => {
  for (const name of ['data.json', 'data', 'data.json.lock', 'xdata.json', 'DATA'])
    await lock(join(folder, name));
  expect(await readdir(folder)).toHaveLength(5);
});

test('another process has it, also while it is stopped, and no more once it has been killed', async () => {
  const child = await lockElsewhere();
  await expect(lockFile(file)).rejects.toBeInstanceOf(LockedError);
  child.kill('SIGSTOP');
  await expect(lockFile(file)).rejects.toBeInstanceOf(LockedError);
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  expect(await readdir(folder)).toEqual([expect.stringMatching(/^data\.json\.[\da-f]{16}\.lock$/)]);
  const taken = await lock();
  expect(await readdir(folder)).toHaveLength(1);
  await taken.release();
  expect(await readdir(folder)).toEqual([]);
});

test('of many who want it at once, no two get it', async () => {
  const results = await Promise.allSettled(Array.from({ length: 12 }, () => lock()));
  expect(results.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
  for (const each of locks.splice(0)) await each.release();
  expect(await readdir(folder)).toEqual([]);
});

test('a path that is too long for a socket is locked all the same', async () => {
  const deep = join(folder, 'a'.repeat(100), 'b'.repeat(100));
  await mkdir(deep, { recursive: true });
  const long = join(deep, 'data.json');
  const child = await lockElsewhere(long);
  await expect(lockFile(long)).rejects.toBeInstanceOf(LockedError);
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  await lock(long);
  expect(await readdir(deep)).toEqual([]);
});

test('a file of somebody else under such a name is left alone', async () => {
  const other = `${file}.0123456789abcdef.lock`;
  await writeFile(other, 'mine');
  await (await lock()).release();
  expect(await readdir(folder)).toEqual(['data.json.0123456789abcdef.lock']);
});

test('a folder that is missing is told, as the system does', async () => {
  await expect(lockFile(join(folder, 'nowhere', 'data.json'))).rejects.toMatchObject({ code: 'EACCES' });
});
