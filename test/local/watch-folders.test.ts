import { appendFile, cp, mkdir, mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { watchFolders } from '../../local/watch-folders.ts';
import type { Watching } from '../../local/watch-folders.ts';

let root = '';
let watching: Watching | undefined;
let saves: string[] = [];
let wake = () => {};

beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'watch-')));
  await mkdir(join(root, 'web/list'), { recursive: true });
  await mkdir(join(root, 'lambda'));
  for (const file of ['web/app.tsx', 'web/list/list.css', 'lambda/cors.ts'])
    await writeFile(join(root, file), '1');
  saves = [];
  watching = await watchFolders(root, ['web', 'lambda', 'not-there'], (paths) => {
    saves.push(...paths);
    wake();
  });
});
afterEach(async () => {
  watching?.close();
  await rm(root, { recursive: true });
});

/** Waits until this file is said to have been saved, and forgets what has been said. */
async function told(path: string): Promise<void> {
  while (!saves.includes(path)) await new Promise<void>((resolve) => (wake = resolve));
  saves = [];
}

const inPlace = (path: string) => appendFile(join(root, path), '2');

/** As `sed -i` and most editors do. */
async function byRename(path: string): Promise<void> {
  const temporary = join(root, path, '../sedAbCdEf');
  await writeFile(temporary, '3');
  await rename(temporary, join(root, path));
}

test.each(['web/app.tsx', 'web/list/list.css', 'lambda/cors.ts'])(
  'every save of %s is told',
  async (path) => {
    for (const save of [byRename, byRename, inPlace, byRename, inPlace, inPlace]) {
      await save(path);
      await told(path);
    }
  },
);

test('files and folders that come later are watched, those that come anew as well', async () => {
  await writeFile(join(root, 'web/new.ts'), '');
  await told('web/new.ts');
  for (let time = 0; time < 2; time += 1) {
    await cp(join(root, 'web/list'), join(root, 'web/table/rows'), { recursive: true });
    await told('web/table/rows/list.css');
    await byRename('web/table/rows/list.css');
    await told('web/table/rows/list.css');
    await rm(join(root, 'web/table'), { recursive: true });
    await told('web/table/rows/list.css');
  }
});

test('what is no source is not told', async () => {
  for (const name of ['4913', '.app.tsx.swp', 'app.tsx~', '#app.tsx#'])
    await writeFile(join(root, 'web', name), '');
  await inPlace('lambda/cors.ts');
  while (saves.length === 0) await new Promise<void>((resolve) => (wake = resolve));
  expect(saves).toEqual(['lambda/cors.ts']);
});
