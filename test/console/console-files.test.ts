import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { readConsoleFiles } from '../../console/console-files.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'console-files-'));
  await mkdir(join(folder, 'assets/deeper.js'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

async function put(...names: string[]): Promise<void> {
  for (const name of names) await writeFile(join(folder, name), `in ${name}`);
}

test('what was built is read, with its type, and nothing else that lies there', async () => {
  await put('index.html', 'favicon.svg', 'assets/index-CbXzZy1a.js', 'assets/a-1.css', 'assets/sign.svg');
  await put(
    'config.json',
    'authorize.js',
    'assets/logo.png',
    'assets/.hidden.js',
    'assets/a b.js',
    'assets/.js',
  );
  await put('assets/deeper.js/index.js');
  expect(Object.fromEntries(readConsoleFiles(folder))).toEqual({
    'index.html': { type: 'text/html; charset=utf-8', text: 'in index.html' },
    'favicon.svg': { type: 'image/svg+xml; charset=utf-8', text: 'in favicon.svg' },
    'assets/index-CbXzZy1a.js': {
      type: 'text/javascript; charset=utf-8',
      text: 'in assets/index-CbXzZy1a.js',
    },
    'assets/a-1.css': { type: 'text/css; charset=utf-8', text: 'in assets/a-1.css' },
    'assets/sign.svg': { type: 'image/svg+xml; charset=utf-8', text: 'in assets/sign.svg' },
  });
});

test('where nothing was built, there is nothing', () => {
  expect([...readConsoleFiles(folder), ...readConsoleFiles(join(folder, 'nowhere'))]).toEqual([]);
});

test('what is there and cannot be read is not passed over', async () => {
  await mkdir(join(folder, 'index.html'));
  expect(() => readConsoleFiles(folder)).toThrow('EISDIR');
});
