import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { readOptions } from './options.ts';

let root = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'options-'));
  for (const file of ['client/a.ts', 'contract/a.md', 'lambda/b/c.ts', 'lambda/b/d.ts', 'lib/e.ts']) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), '');
  }
});

afterAll(() => rm(root, { recursive: true }));

test('without paths, the three folders are changed', () => {
  expect(readOptions([], {}, root)).toEqual({
    help: false,
    write: false,
    files: ['client/a.ts', 'lambda/b/c.ts', 'lambda/b/d.ts'],
    whole: ['client', 'contract', 'lambda'],
  });
});

test.each([
  [['lambda'], ['lambda/b/c.ts', 'lambda/b/d.ts'], ['lambda']],
  [['./lambda/'], ['lambda/b/c.ts', 'lambda/b/d.ts'], ['lambda']],
  [['lambda/b', 'client/a.ts'], ['client/a.ts', 'lambda/b/c.ts', 'lambda/b/d.ts'], []],
  [['lambda/b/c.ts', 'lambda/b/c.ts', '--write'], ['lambda/b/c.ts'], []],
])('%j are %j', (args, files, whole) => {
  expect(readOptions(args, {}, root)).toMatchObject({ files, whole });
});

test.each(['lib/e.ts', 'lambda/none.ts', '../client', 'lambdas'])('%s is refused', (path) => {
  expect(() => readOptions([path], {}, root)).toThrow(
    `${path} is not in client/, contract/, lambda/: name files or folders that are.`,
  );
});

test.each([
  ['--all', "Unknown option '--all'. The flag --help lists all."],
  ['--wirte', "Unknown option '--wirte'. Did you mean --write? The flag --help lists all."],
  ['--write=yes', "Option '--write' does not take an argument"],
])('%s is refused with a sentence', (flag, sentence) => {
  expect(() => readOptions(['lambda', flag], {}, root)).toThrow(sentence);
});

test('a flag that npm kept for itself is refused: nothing would be written', () => {
  const environment = { npm_lifecycle_event: 'mutants', npm_config_write: 'true' };
  expect(() => readOptions(['lambda'], environment, root)).toThrow('Write npm run mutants -- --write');
});
