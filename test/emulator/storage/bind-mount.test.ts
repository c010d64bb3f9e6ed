import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { getJson, sendJson } from '../raw-http.ts';
import { startEmulator } from '../start-emulator.ts';
import { bindMount, canMount, unmount } from './bind-mount.ts';

(canMount ? test : test.skip)('a file that is a mount of its own keeps its data', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mounted-'));
  const outside = join(folder, 'outside.json');
  const inside = join(folder, 'container', 'data.json');
  await mkdir(join(folder, 'container'));
  await (await startEmulator({ dataFile: outside, seed: [] })).close();
  bindMount(outside, inside);
  try {
    const first = await startEmulator({ dataFile: inside });
    const input = { Name: 'kept', KmsKey: 'key' };
    expect(await sendJson(first, 'POST', '/dataIntegrations', input)).toMatchObject({ status: 200 });
    await first.close();
    expect(await readdir(join(folder, 'container'))).toEqual(['data.json']);
    const second = await startEmulator({ dataFile: outside });
    expect(await getJson(second, '/dataIntegrations/kept')).toMatchObject({ Name: 'kept' });
    await second.close();
  } finally {
    unmount(inside);
    await rm(folder, { recursive: true });
  }
});
