import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { expect, test } from '@jest/globals';

import { builtFolder } from './built-folder.ts';

const BUDGET_BYTES = 100 * 1024;

test('scripts and styles together stay under 100 KB, gzipped', async () => {
  const assets = join(builtFolder(), 'assets');
  const files = await readdir(assets);
  expect(files.every((file) => /\.(css|js)$/.test(file))).toBe(true);
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(assets, file))).length),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(0);
  expect(total).toBeLessThan(BUDGET_BYTES);
});
