import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { until } from '../until.ts';

const command = fileURLToPath(new URL('run.ts', import.meta.url));

let temporary = '';
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'interrupted-'));
});
afterAll(() => rm(temporary, { recursive: true }));

test('Ctrl-C, of which npm sends one more, leaves no copy of the tree behind', async () => {
  const env = { ...process.env, TMPDIR: temporary };
  const child = spawn(process.execPath, [command, 'client/sleep.ts'], { env });
  const ended = once(child, 'close');
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  await until(() => said.includes('mutants.'));
  expect(await readdir(temporary)).toContainEqual(expect.stringMatching(/^mutants-/));

  child.kill('SIGINT');
  await until(() => said.endsWith('Interrupted: nothing is written.\n'));
  child.kill('SIGINT');
  expect(await ended).toEqual([130, null]);
  expect(said).toMatch(/ mutants\.\nInterrupted: nothing is written\.\n$/);
  expect(await readdir(temporary)).not.toContainEqual(expect.stringMatching(/^mutants-/));
});
