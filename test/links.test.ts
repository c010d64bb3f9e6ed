import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('..', import.meta.url));
const find = (pattern: string): string[] =>
  globSync(pattern, { cwd: root, exclude: ['node_modules', 'dist', 'cdk.out', 'bench/node_modules'] });

const documents = find('**/*.md');
const sources = find('**/*.{ts,tsx,js,json,yaml}');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The anchors that GitHub gives the headings of a document. */
function anchors(file: string): string[] {
  return [...read(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** The links of a document that lead to no file of the tree, or to no heading of it. */
function brokenLinks(document: string): string[] {
  const prose = read(document).replaceAll(/^ *```.*?^ *```$|`[^`\n]+`/gms, '');
  const links = [...prose.matchAll(/\]\((?![a-z]+:)([^)#\s]*)(?:#([^)\s]+))?\)/g)];
  return links
    .filter(([, path, anchor]) => {
      const file = path === '' ? document : join(dirname(document), path ?? '');
      if (!existsSync(join(root, file))) return true;
      return anchor !== undefined && !anchors(file).includes(anchor);
    })
    .map(([link]) => `${document}: ${link}`);
}

test('every link leads to a file, and to a heading of it', () => {
  expect(documents.length).toBeGreaterThan(20);
  expect(documents.flatMap(brokenLinks)).toEqual([]);
});

test('every document that a source, or another document, names is there', () => {
  const named = [...sources, ...documents].flatMap((file) =>
    [...read(file).matchAll(/\bdocs\/[\w./-]*\w/g)].map(([document]) => ({ file, document })),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ document }) => !existsSync(join(root, document)))).toEqual([]);
});

test('every file of the tree that a document names is there', () => {
  const named = documents.flatMap((file) =>
    [
      ...read(file).matchAll(
        /`((?:bench|bin|build|client|contract|emulator|lambda|lib|local|smoke|test|web)\/[\w./-]+)`/g,
      ),
    ].map(([, named = '']) => ({ file, named })),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ named }) => !existsSync(join(root, named)))).toEqual([]);
});

test('npm is given paths that it takes for paths: without a dot, owner/name is a repository on GitHub', () => {
  const commands = documents.flatMap(
    (file) => read(file).match(/\bnpm (publish|install|i|pack)( -[-\w]+)* [^`\n]*/g) ?? [],
  );
  expect(commands.length).toBeGreaterThan(4);
  expect(commands.filter((command) => / [\w-]+\/[\w-]+/.test(command))).toEqual([]);
});
