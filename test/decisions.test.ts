import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

const folder = new URL('../docs/decisions/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
const files = readdirSync(folder)
  .filter((file) => file !== 'README.md')
  .toSorted();

const decisions = files.map((file) => {
  const [, number = '', title = '', status = ''] =
    /^# (\d+)\. (.+)\n\nStatus: (.+)\n\n## /.exec(read(file)) ?? [];
  return { file, number, title, status };
});

test('they are numbered without a gap, in the name and in the heading', () => {
  const expected = files.map((_file, index) => index + 1);
  expect(files.map((file) => /^(\d{4})-[a-z0-9-]+\.md$/.exec(file)?.[1])).toEqual(
    expected.map((number) => String(number).padStart(4, '0')),
  );
  expect(decisions.map(({ number }) => number)).toEqual(expected.map(String));
});

test.each(decisions)(
  '$file says whether it is in force, and by which one it was replaced if not',
  (decision) => {
    const [, successor] = /^replaced by \[decision \d+\]\((.+)\)$/.exec(decision.status) ?? [];
    if (successor === undefined) expect(decision.status).toBe('accepted');
    else expect(files.slice(files.indexOf(decision.file) + 1)).toContain(successor);
  },
);

test('the index lists each with its status, in their order', () => {
  const rows = [...read('README.md').matchAll(/^\| \d.*$/gm)].map(([row]) => row);
  expect(rows).toEqual(
    decisions.map(({ file, number, title, status }) => `| ${number} | [${title}](${file}) | ${status} |`),
  );
});
