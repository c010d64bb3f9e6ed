import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from '@jest/globals';

import { startEmulator } from '../../../emulator/server.ts';
import { getJson, sendJson } from '../raw-http.ts';

const folder = await mkdtemp(join(tmpdir(), 'mounted-'));
const outside = join(folder, 'outside.json');
const inside = join(folder, 'container', 'data.json');
await mkdir(join(folder, 'container'));

/** As `docker run -v outside.json:/data.json` does. */
await writeFile(inside, '');
const seeded = await startEmulator({ dataFile: outside, seed: [] });
await seeded.close();
const mounts = spawnSync('/bin/mount', ['--bind', outside, inside]).status === 0;
afterAll(async () => {
  if (mounts) execFileSync('/bin/umount', [inside]);
  await rm(folder, { recursive: true });
});

(mounts ? test : test.skip)('a file that is a mount of its own keeps its data', async () => {
  const first = await startEmulator({ dataFile: inside });
  const input = { Name: 'kept', KmsKey: 'key' };
  expect(await sendJson(first, 'POST', '/dataIntegrations', input)).toMatchObject({ status: 200 });
  await first.close();
  expect(await readdir(join(folder, 'container'))).toEqual(['data.json']);
  const second = await startEmulator({ dataFile: outside });
  expect(await getJson(second, '/dataIntegrations/kept')).toMatchObject({ Name: 'kept' });
  await second.close();
});
