import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { noticesOf } from '../../build/notices.ts';
import { packagesOf } from '../../build/shipped-packages.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shipped-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Installs a made-up package, and gives the path of a module of it. */
async function install(place: string, manifest: object, files: Record<string, string> = {}): Promise<string> {
  const root = join(folder, 'node_modules', place);
  await mkdir(root, { recursive: true });
  const all = { 'package.json': JSON.stringify(manifest), ...files };
  for (const [name, text] of Object.entries(all)) await writeFile(join(root, name), text);
  return join(root, 'dist/index.js');
}

test('packages are found by their modules: scoped ones, copies within others, and as bundlers write paths', async () => {
  const modules = [
    await install('one', {
      name: 'one',
      version: '1.0.0',
      license: 'MIT',
      author: 'Ann <ann@example.com> (x)',
    }),
    await install('@some/two', {
      name: '@some/two',
      version: '2.0.0',
      license: 'ISC',
      author: { name: 'Bo' },
    }),
    await install('one/node_modules/@some/two', { name: '@some/two', version: '1.0.0', license: 'ISC' }),
  ];
  const [one = '', two = ''] = modules;
  const asBundlersWrite = [
    `\0${one}?commonjs-es-import`,
    `${two}?v=1`,
    '\0rolldown/runtime.js',
    'builtin:fs',
    join(folder, 'lambda/a.ts'),
  ];
  const found = packagesOf([...modules, ...asBundlersWrite]);
  expect(found.map(({ name, version, author }) => [name, version, author])).toEqual([
    ['@some/two', '1.0.0', 'The authors of @some/two'],
    ['@some/two', '2.0.0', 'Bo'],
    ['one', '1.0.0', 'Ann'],
  ]);
});

test.each([
  ['GPL-3.0-only', 'the license "GPL-3.0-only"'],
  ['MPL-2.0', 'the license "MPL-2.0"'],
  ['UNLICENSED', 'the license "UNLICENSED"'],
  ['SEE LICENSE IN LICENSE.md', 'the license "SEE LICENSE IN LICENSE.md"'],
  ['(MIT OR GPL-3.0-or-later)', 'the license "(MIT OR GPL-3.0-or-later)"'],
  ['mit', 'the license "mit"'],
  [undefined, 'no license'],
  [{ type: 'MIT' }, 'the license {"type":"MIT"}'],
])('a package with %j may not ship', async (license, told) => {
  const module = await install('other', { name: 'other', version: '1.2.3', license });
  expect(() => packagesOf([module])).toThrow(
    `other 1.2.3 has ${told}, and what ships may have 0BSD, Apache-2.0, BSD-2-Clause, BSD-3-Clause, ISC, MIT only. `,
  );
});

test('every text that a package brings is in the notices, equal ones once', async () => {
  const text = 'MIT License\r\n\r\nCopyright (c) Ann\r\n';
  const modules = [
    await install('one', { name: 'one', version: '1.0.0', license: 'MIT' }, { LICENSE: text }),
    await install('two', { name: 'two', version: '2.0.0', license: 'MIT' }, { 'license.md': `\n${text}\n` }),
    await install(
      'three',
      { name: 'three', version: '3.0.0', license: 'Apache-2.0' },
      {
        'LICENSE.txt': 'Apache',
        NOTICE: 'Made by Bo.',
        'LICENSE-3rdparty': 'Of others.',
        'licensed.js': 'code',
      },
    ),
  ];
  const notices = noticesOf(packagesOf(modules));
  expect(notices).toContain('\none 1.0.0 (MIT)\ntwo 2.0.0 (MIT)\n\nMIT License\n\nCopyright (c) Ann\n');
  expect(notices.match(/Copyright \(c\) Ann/g)).toHaveLength(1);
  expect(notices).toContain('\nthree 3.0.0 (Apache-2.0)\n\nOf others.\n\nApache\n\nMade by Bo.\n');
  expect(notices).not.toContain('code\n\n');
});

test('a package that forgot the text of its license gets that of all, with who made it', async () => {
  const modules = [
    await install('one', { name: 'one', version: '1.0.0', license: 'MIT', author: 'Ann' }),
    await install('two', { name: 'two', version: '2.0.0', license: 'Apache-2.0', author: 'Bo' }),
  ];
  const notices = noticesOf(packagesOf(modules));
  expect(notices).toMatch(
    /\none 1\.0\.0 \(MIT\)\n\nMIT License\n\nCopyright \(c\) Ann\n\nPermission is hereby granted/,
  );
  expect(notices).toMatch(
    /\ntwo 2\.0\.0 \(Apache-2\.0\)\n\n +Apache License\n(.*\n)+ +END OF TERMS AND CONDITIONS\n\n +Copyright Bo\n/,
  );
  const three = await install('three', { name: 'three', version: '3.0.0', license: 'ISC' });
  expect(() => noticesOf(packagesOf([three]))).toThrow(
    'three 3.0.0 brings no text of its license, ISC, and build/notices.ts knows none: add it there.',
  );
});

test('where there is no code of others, the notices say so', () => {
  expect(noticesOf([])).toBe('THIRD-PARTY NOTICES\n\nWhat lies here holds no code of other packages.\n');
});
