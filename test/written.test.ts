import { globSync, readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

const read = (file: string): string => readFileSync(file, 'utf8');

/** Lists of their own, or no documents by themselves. */
const ELSEWHERE = /^(docs\/decisions\/\d|docs\/README\.md|build\/)/;

test('docs/README.md lists every document', () => {
  const documents = globSync('{*,docs/**/*,bench/*,examples/**/*,build/*}.md').filter(
    (file) => !ELSEWHERE.test(file),
  );
  expect(documents.length).toBeGreaterThan(12);
  const index = read('docs/README.md');
  const listed = [...index.matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => path);
  const missing = documents.filter(
    (file) => !listed.includes(file.startsWith('docs/') ? file.slice('docs/'.length) : `../${file}`),
  );
  expect(missing).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});

/** All of the code, with the texts that a line break has cut joined again, and values as `…`. */
const code = globSync('{bin,client,console,contract,emulator,lambda,lib,local,web}/**/*.{ts,tsx}')
  .map(read)
  .join('\n')
  .replaceAll(/['"`] \+\n\s*['"`]/g, '');

const quoted = [...read('docs/troubleshooting.md').matchAll(/^> (.+)$/gm)].map(
  ([, sentence = '']) => sentence,
);

test('docs/troubleshooting.md quotes many sentences', () => {
  expect(quoted.length).toBeGreaterThan(10);
});

test.each(quoted)('the software still says: %s', (sentence) => {
  const parts = sentence.split('…').map((part) => part.trim().replace(/\.$/, ''));
  expect(Math.max(...parts.map((part) => part.length))).toBeGreaterThan(12);
  expect(parts.filter((part) => !code.includes(part))).toEqual([]);
});
