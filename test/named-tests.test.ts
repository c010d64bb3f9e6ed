import { globSync, readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

const files = globSync('test/**/*.{test,browser}.ts').map((file) => `/${file.replace(/(\.test)?\.ts$/, '')}`);

/** What the last cells say of each row of the tables whose last column is `test`. */
function testCells(document: string): string[] {
  const tables = readFileSync(document, 'utf8').matchAll(/^\|.* test \|\n\|[ :|-]+\|\n((?:\|.*\n)+)/gm);
  const rows = [...tables].flatMap(([, body = '']) => body.trimEnd().split('\n'));
  return rows.map(
    (row) =>
      row
        .split(' | ')
        .at(-1)
        ?.replace(/^\| | ?\|$/g, '') ?? '',
  );
}

test.each([
  ['docs/failures.md', 25],
  ['SECURITY.md', 30],
])('each row of %s names tests that are there, and which ones', (document, least) => {
  const cells = testCells(document);
  expect(cells.length).toBeGreaterThan(least);
  const names = cells.flatMap((cell) => cell.replace(/ \(template\)$/, '').split(', '));
  const notOne = names.filter((name) => files.filter((file) => file.endsWith(`/${name}`)).length !== 1);
  expect(notOne).toEqual([]);
});
