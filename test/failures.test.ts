import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { expect, test } from '@jest/globals';

const guide = readFileSync('docs/failures.md', 'utf8');
const rows = [...guide.matchAll(/^\| .*$/gm)]
  .map(([row]) => row.split(' | ').map((cell) => cell.replaceAll(/^\| | \|$/g, '')))
  .filter(
    ([first]) => first !== '---' && first !== 'what happens' && first !== 'AppIntegrations answers with',
  );

test('each row names tests that are there', () => {
  expect(rows.length).toBeGreaterThan(25);
  const named = rows.flatMap((cells) => cells.at(-1)?.split(', ') ?? []);
  const files = new Set(globSync('test/**/*.test.ts').map((file) => basename(file, '.test.ts')));
  expect(named.filter((name) => !files.has(name))).toEqual([]);
});

test('it has every reason of the log that is not the caller’s doing', () => {
  const [file = ''] = globSync('lambda/**/api-error.ts');
  const source = readFileSync(file, 'utf8');
  const [, union = ''] = /export type Reason =([^;]+);/.exec(source) ?? [];
  const reasons = [...union.matchAll(/'([\w-]+)'/g)].map(([, reason = '']) => reason);
  expect(reasons.length).toBeGreaterThan(8);
  const callers = /^(parameters|not-allowed|cursor-(malformed|expired|forged))$/;
  const missing = reasons.filter((reason) => !callers.test(reason) && !guide.includes(`| \`${reason}\` |`));
  expect(missing).toEqual([]);
});
