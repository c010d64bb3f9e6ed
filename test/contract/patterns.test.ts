import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

const patterns = [...readFileSync('openapi.json', 'utf8').matchAll(/"pattern": ("(?:\\.|[^"\\])*")/g)].map(
  ([, text = '']) => String(JSON.parse(text)),
);

/** What stands without bound, and what comes after it; the end of a group is none. */
const UNBOUNDED = /(\[[^\]]+\]|\\.|[^\\])(?:[*+]|\{\d+,\})\)*\??(\[|\\.|[^\\])?/g;

/**
 * Whether a text could be divided among the parts of a pattern in several ways, all of which are tried where none fits: something
 * that is repeated as a whole, or something without bound before what it could have taken as well.
 */
function canBacktrack(pattern: string): boolean {
  const withoutClasses = pattern.replaceAll(/\[[^\]]+\]|\\./g, 'c');
  if (/\)[*+{]/.test(withoutClasses)) return true;
  return [...pattern.matchAll(UNBOUNDED)].some(
    ([, atom = '', next]) =>
      next !== undefined && next !== '$' && (/[[\\.]/.test(next) || new RegExp(`^${atom}$`).test(next)),
  );
}

test('no pattern of the contract is one that makes a text slow to check', () => {
  expect(patterns.length).toBeGreaterThan(5);
  expect(patterns.filter(canBacktrack)).toEqual([]);
});

test.each([
  '^([A-Za-z0-9_-]+)+$',
  '^([a-z]+)*$',
  '^(a|aa)*$',
  '^(a|a){2,}$',
  '^[a-z]+[a-z-]*$',
  '^([a-z]+)?[a-z]$',
  '^.*.*$',
  '^[a-z]*a$',
  String.raw`^\S+\S$`,
  '^.*,$',
])('%s would be', (pattern) => {
  expect(canBacktrack(pattern)).toBe(true);
});

test.each(['^[a-z]+$', '^[a-z]+,$', '^(no|max=(0|[1-9][0-9]*))$', String.raw`^\d{3}(; [a-z]+)?; x$`])(
  '%s would not be',
  (pattern) => {
    expect(canBacktrack(pattern)).toBe(false);
  },
);
