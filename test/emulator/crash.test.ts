import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from '@jest/globals';

import { getJson, send } from './raw-http.ts';
import { startEmulator } from './start-emulator.ts';
import { bindMount, canMount, unmount } from './storage/bind-mount.ts';

const program = fileURLToPath(new URL('../../emulator/start.ts', import.meta.url));

const KILLS = 6;
const WRITERS = ['w1', 'w2', 'w3', 'w4'];

const arnOf = (name: string) => `arn:aws:app-integrations:us-east-1:111122223333:data-integration/${name}`;
const seed = WRITERS.map((Name) => ({ Name, Arn: arnOf(Name) }));

/** How far each writer has come: what it was told is done, and what it asked for since. */
type Progress = Record<string, { done: number; asked: number }>;

async function start(dataFile: string) {
  const child = spawn(process.execPath, [program, '--data', dataFile], {
    env: { EMULATOR_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output] = await once(child.stdout, 'data');
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(String(output))?.[1]);
  return { child, port };
}

/** Numbers a data integration and tags it with each number, one after the other, until the emulator is gone. */
async function write(name: string, port: number, progress: Progress, onDone: () => void) {
  const own = progress[name] ?? { done: 0, asked: 0 };
  progress[name] = own;
  try {
    for (;;) {
      own.asked = own.done + 1;
      const isTag = own.asked % 2 === 0;
      const [method, path, body] = isTag
        ? [
            'POST',
            `/tags/${encodeURIComponent(arnOf(name))}`,
            { tags: { [`n${own.asked % 100}`]: String(own.asked) } },
          ]
        : ['PATCH', `/dataIntegrations/${name}`, { Description: String(own.asked) }];
      const { status } = await send({ port }, method, path, JSON.stringify(body));
      expect(status).toBe(200);
      own.done = own.asked;
      onDone();
    }
  } catch (error) {
    expect(error).toMatchObject({ code: expect.stringMatching(/^E(CONN|PIPE)/) });
  }
}

/** What was done is there; what was only asked for may be. */
async function check(port: number, progress: Progress): Promise<void> {
  for (const [name, own] of Object.entries(progress)) {
    const { Description = '0', Tags = {} } = (await getJson({ port }, `/dataIntegrations/${name}`)) as {
      Description?: string;
      Tags?: Record<string, string>;
    };
    const found = Math.max(Number(Description), ...Object.values(Tags).map(Number));
    expect([own.done, own.asked]).toContain(found);
    const tags = Array.from({ length: Math.floor(found / 2) }, (_, index) => 2 * (index + 1));
    expect(
      Object.values(Tags)
        .map(Number)
        .toSorted((one, other) => one - other),
    ).toEqual(tags.slice(-50));
    own.done = found;
  }
}

/** Kills the emulator again and again while it is written to, each time after some more writes. */
async function crash(dataFile: string): Promise<void> {
  await (await startEmulator({ dataFile, seed })).close();
  const progress: Progress = {};
  for (let kill = 0; kill < KILLS; kill += 1) {
    const { child, port } = await start(dataFile);
    await check(port, progress);
    const ended = once(child, 'exit');
    let writes = 0;
    const onDone = () => {
      writes += 1;
      if (writes === 5 + 7 * kill) child.kill('SIGKILL');
    };
    await Promise.all(WRITERS.map((name) => write(name, port, progress, onDone)));
    expect(await ended).toEqual([null, 'SIGKILL']);
  }
  const last = await startEmulator({ dataFile });
  await check(last.port, progress);
  await last.close();
  expect(Object.values(progress).every(({ done }) => done > KILLS)).toBe(true);
}

test('no kill loses a write that was answered, or leaves anything behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'crash-'));
  await crash(join(folder, 'data.json'));
  expect(await readdir(folder)).toEqual(['data.json']);
  await rm(folder, { recursive: true });
});

(canMount ? test : test.skip)('nor does one while the file is overwritten in place', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'crash-'));
  const [outside, inside] = [join(folder, 'outside.json'), join(folder, 'inside', 'data.json')];
  await mkdir(join(folder, 'inside'));
  await (await startEmulator({ dataFile: outside, seed })).close();
  bindMount(outside, inside);
  try {
    await crash(inside);
    expect(await readdir(join(folder, 'inside'))).toEqual(['data.json']);
  } finally {
    unmount(inside);
    await rm(folder, { recursive: true });
  }
});
