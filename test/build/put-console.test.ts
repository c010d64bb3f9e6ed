import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { holdsConsole, putConsole } from '../../build/put-console.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'put-console-'));
});
afterEach(() => rm(folder, { recursive: true }));

const GENERATED = '<meta name="generator" content="appintegrations-bff">';

/** A build whose files carry its name. */
function put(name: string, startedAt: number): Promise<void> {
  const files = [
    { fileName: 'index.html', content: GENERATED + name },
    { fileName: `assets/index-${name}.js`, content: name },
  ];
  return putConsole(folder, files, 'web/public', startedAt);
}

const page = async () => (await readFile(join(folder, 'index.html'), 'utf8')).replace(GENERATED, '');
const assets = () => readdir(join(folder, 'assets'));
const HOUR_MS = 3_600_000;

test('the page has the time at which its build began', async () => {
  const startedAt = Date.now() - HOUR_MS;
  await put('AAAAAAAA', startedAt);
  expect(Math.round((await stat(join(folder, 'index.html'))).mtimeMs)).toBe(startedAt);
  expect(await readdir(folder)).toEqual(['assets', 'config.json', 'favicon.svg', 'index.html']);
  expect(await holdsConsole(folder)).toBe(true);
});

test('files of an earlier build go, what the user has put there stays', async () => {
  const old = Date.now() - HOUR_MS;
  await put('AAAAAAAA', old);
  await writeFile(join(folder, 'config.json'), '{"apiUrl":"/mine"}');
  await writeFile(join(folder, 'assets/logo.svg'), '<svg/>');
  await mkdir(join(folder, 'mine'));
  await utimes(join(folder, 'assets/index-AAAAAAAA.js'), old / 1000, old / 1000);
  await put('BBBBBBBB', Date.now() - HOUR_MS / 2);
  expect(await assets()).toEqual(['index-BBBBBBBB.js', 'logo.svg']);
  expect(await readFile(join(folder, 'config.json'), 'utf8')).toBe('{"apiUrl":"/mine"}');
  expect(await readdir(folder)).toContain('mine');
});

test('of two builds at once the one that began later stays, whichever ends first', async () => {
  const now = Date.now();
  await put('BBBBBBBB', now - 1000);
  await put('AAAAAAAA', now - 2000);
  expect([await page(), await assets()]).toEqual(['BBBBBBBB', ['index-BBBBBBBB.js']]);
  await put('CCCCCCCC', now - 500);
  // What was written since this one began may be another build's, whose page is still to come.
  expect([await page(), await assets()]).toEqual(['CCCCCCCC', ['index-BBBBBBBB.js', 'index-CCCCCCCC.js']]);
});

test('a page from the future is replaced: the clock has gone back', async () => {
  await put('AAAAAAAA', Date.now() + HOUR_MS);
  await put('BBBBBBBB', Date.now());
  expect(await page()).toBe('BBBBBBBB');
});

test('any other page is no console of ours, not even its source', async () => {
  expect(await holdsConsole(folder)).toBe(false);
  expect(await holdsConsole('web')).toBe(false);
});
