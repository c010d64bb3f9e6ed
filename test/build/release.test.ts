import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { hasBreaking } from '../../build/changelog.ts';
import { changesSinceRelease, mayBreak, readReleased } from '../../build/release.ts';
import { runNode, runProgram } from '../run-node.ts';

const COPIED = [
  'build',
  'console',
  'contract',
  'emulator',
  'docs/released',
  'CHANGELOG.md',
  'openapi.json',
  'package.json',
];

/** A checkout that may be lost. */
let copy = '';
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'release-'));
  for (const each of COPIED) await cp(each, join(copy, each), { recursive: true });
  await symlink(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
  await runProgram('git', ['init', '--quiet'], { cwd: copy });
});
afterAll(() => rm(copy, { recursive: true }));

const read = (name: string) => readFile(join(copy, name), 'utf8');
const release = (...args: string[]) => runNode(['build/release.ts', ...args], { cwd: copy });

async function change(name: string, edit: (text: string) => string): Promise<void> {
  const text = await read(name);
  expect(edit(text)).not.toBe(text);
  await writeFile(join(copy, name), edit(text));
}

test('what the last release promised still holds, or CHANGELOG.md says under "### Breaking" what does not', async () => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  expect(readReleased()?.info.version).toBe(version);
  if (!hasBreaking(await readFile('CHANGELOG.md', 'utf8'))) expect(changesSinceRelease()).toEqual([]);
});

test.each([
  ['0.1.0', '0.2.0', true],
  ['0.1.0', '0.1.1', false],
  ['0.9.0', '1.0.0', true],
  ['1.2.0', '1.3.0', false],
  ['1.2.0', '2.0.0', true],
])('from %s to %s, something may be taken: %s', (from, to, may) => {
  expect(mayBreak(from, to)).toBe(may);
});

test('npm version runs it, and it dates, writes and stages; the tag of that version may then be published', async () => {
  const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> };
  expect(scripts['version']).toBe('node build/release.ts');
  await change('package.json', (text) => text.replace(/"version": "[\d.]+"/, '"version": "0.9.0"'));
  await change('CHANGELOG.md', (text) =>
    text.replace('## Unreleased\n', '## Unreleased\n\n### Added\n\n- One.\n'),
  );
  const early = await release('--check', 'v0.9.0');
  expect([early.code, early.stderr]).toEqual([
    1,
    'CHANGELOG.md has no section for 0.9.0 with a date: npm version writes it.\n',
  ]);

  expect(await release()).toEqual({ stdout: '', stderr: '', code: 0 });
  expect(await read('CHANGELOG.md')).toMatch(
    /^## Unreleased\n\n## 0\.9\.0 - \d{4}-\d\d-\d\d\n\n### Added\n\n- One\.$/m,
  );
  expect(JSON.parse(await read('openapi.json'))).toMatchObject({ info: { version: '0.9.0' } });
  expect(await read('docs/released/openapi.json')).toBe(await read('openapi.json'));
  const { stdout } = await runProgram('git', ['diff', '--cached', '--name-only'], { cwd: copy });
  expect(stdout).toBe('CHANGELOG.md\ndocs/released/openapi.json\nopenapi.json\n');
  expect(await release('--check', 'v0.9.0')).toEqual({ stdout: '', stderr: '', code: 0 });
});

test.each(['v0.9.1', '0.9.0', 'v0.9.0-rc.1', ''])('the tag %j is refused', async (tag) => {
  const { stderr, code } = await release('--check', tag);
  expect([code, stderr]).toEqual([
    1,
    `The tag is ${tag}, and package.json says 0.9.0: npm version makes both.\n`,
  ]);
});

test('a version that may not take anything is refused where something is taken', async () => {
  await change('CHANGELOG.md', (text) =>
    text.replace('## Unreleased\n', '## Unreleased\n\n### Breaking\n\n- One.\n'),
  );
  await change('package.json', (text) => text.replace('"version": "0.9.0"', '"version": "0.9.1"'));
  const { stderr, code } = await release();
  expect([code, stderr]).toEqual([
    1,
    '0.9.1 takes something from those who use 0.9.0: name a version that may (SemVer).\n',
  ]);
});

test('a document that is not the released one may not be published under its version', async () => {
  await change('package.json', (text) => text.replace('"version": "0.9.1"', '"version": "0.9.0"'));
  await change('docs/released/openapi.json', (text) => text.replace('"0.9.0"', '"0.8.0"'));
  const { stderr, code } = await release('--check', 'v0.9.0');
  expect([code, stderr]).toEqual([
    1,
    'docs/released/openapi.json is not what this version promises: npm version writes it.\n',
  ]);
});
