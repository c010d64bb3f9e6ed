import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { ask, linesOf, ready, startsPerTest, type Started } from './started.ts';

const run = startsPerTest();

/** What `npm start` is made of, to be changed without touching what is tested. */
const COPIED = ['build', 'contract', 'emulator', 'lambda', 'local', 'openapi.json', 'package.json'];

let copy = '';
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'dev-'));
  for (const each of COPIED) await cp(each, join(copy, each), { recursive: true });
  await symlink(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rm(copy, { recursive: true, force: true }));

/** What `npm run dev` runs once the console is built. */
async function devCommand(): Promise<string[]> {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8'));
  const [file = '', ...args] = String(scripts.dev).split(' exec ').at(-1)?.split(' ') ?? [];
  return [file === 'node' ? process.execPath : file, ...args];
}

async function replaceIn(file: string, before: string, after: string): Promise<void> {
  const path = join(copy, file);
  await writeFile(path, (await readFile(path, 'utf8')).replace(before, after));
}

const justSaved = ({ port }: Started) => `http://localhost:${port}/dataIntegrations/just-saved/associations`;

test('npm run dev starts anew when a source file is saved', async () => {
  const started = run({}, await devCommand(), copy);
  const lines = linesOf(started.stdout);
  const first = await ready(lines);
  expect(await ask(justSaved(first))).toMatchObject({ status: 404 });

  await replaceIn('emulator/default-seed.ts', "Name: 'empty'", "Name: 'just-saved'");
  const second = await ready(lines);
  expect(await ask(justSaved(second))).toMatchObject({ status: 200 });

  started.kill('SIGTERM');
  await once(started, 'exit');
  await expect(fetch(justSaved(second))).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
});
