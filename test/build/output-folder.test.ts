import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { readFolder, refuseUsedFolder } from '../../build/output-folder.ts';
import { holdsConsole } from '../../build/put-console.ts';
import { runNode } from '../run-node.ts';

const COPIED = [
  'build',
  'client',
  'console',
  'contract',
  'emulator',
  'lambda',
  'web',
  'package.json',
  'tsconfig.json',
];
const COMMANDS = ['build/web.ts', 'build/package.ts'];

/** A checkout that may be lost. */
let copy = '';
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'output-folder-'));
  copy = join(folder, 'checkout');
  for (const each of COPIED) await cp(each, join(copy, each), { recursive: true });
  await symlink(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
  await mkdir(join(folder, 'mine'));
  await writeFile(join(folder, 'mine', 'index.html'), 'mine');
});
afterAll(() => rm(join(copy, '..'), { recursive: true, force: true }));

const run = (command: string, ...args: string[]) => runNode([command, ...args], { cwd: copy });

test.each(COMMANDS)('node %s loses nothing in the checkout, and explains', async (command) => {
  const before = await readdir(join(copy, '..'), { recursive: true });
  expect(await run(command, '.')).toEqual({
    stdout: '',
    stderr: expect.stringMatching(
      /checkout is not empty\. Name a folder that is, or that is not there yet\.\n$/,
    ),
    code: 1,
  });
  const { stdout, code } = await run(command, '--help');
  expect([stdout, code]).toEqual([expect.stringContaining(' -- [FOLDER]'), 0]);
  expect(await readdir(join(copy, '..'), { recursive: true })).toEqual(before);
});

test.each(['..', 'web', 'web/../client', '../mine'])('a folder in use is refused: %s', async (name) => {
  const { folder = '' } = readFolder([join(copy, name)]);
  await expect(refuseUsedFolder(folder, () => holdsConsole(folder))).rejects.toThrow(
    `${folder} is not empty. Name a folder that is, or that is not there yet.`,
  );
});

test('a file is no folder', async () => {
  await expect(refuseUsedFolder('package.json')).rejects.toThrow(
    /^package\.json can't be written to: ENOTDIR/,
  );
});

test('the console goes to the folder that the caller names, once more as well', async () => {
  for (const _ of [1, 2]) {
    const { stdout, stderr } = await run('build/web.ts', 'site');
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^Building the console.*\nThe console is built in [\d.]+ s: site\.\n$/);
  }
  expect(await readdir(join(copy, 'site'))).toEqual([
    'THIRD-PARTY-NOTICES.txt',
    'assets',
    'config.json',
    'favicon.svg',
    'index.html',
  ]);
});

test('a mistake in a source of the console is shown without a stack', async () => {
  await writeFile(join(copy, 'web/main.tsx'), 'import import from;');
  const { stderr, code } = await run('build/web.ts', 'broken');
  expect(code).toBe(1);
  expect(stderr).toContain('main.tsx');
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(await readdir(copy)).not.toContain('broken');
});

test.each([
  [['a', 'b'], 'Name one folder, not 2.'],
  [['--outDir', 'x'], "Unknown option '--outDir'"],
  [[''], 'The name of the folder is empty.'],
])('%j is refused', (args, sentence) => {
  expect(() => readFolder(args)).toThrow(sentence);
});

test('the folder is relative to where the caller is', () => {
  expect(readFolder(['site'])).toEqual({ help: false, folder: join(process.cwd(), 'site') });
});
