import { globSync, readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

const guide = readFileSync('docs/failures.md', 'utf8');

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
