import { readFile } from 'node:fs/promises';

import { expect, test } from '@jest/globals';

import type { Reason } from '../../lambda/api-error.ts';
import { readConfig } from '../../lib/stack/config.ts';
import { synthesize } from './synthesize.ts';

/** The compiler knows when one is missing here. */
const reasons: Record<Reason, true> = {
  parameters: true,
  'cursor-malformed': true,
  'cursor-forged': true,
  'cursor-expired': true,
  'cursor-key': true,
  'not-allowed': true,
  'no-route': true,
  'upstream-error': true,
  'upstream-denied': true,
  'upstream-fault': true,
  'upstream-budget': true,
  'upstream-throttled': true,
  'upstream-unreachable': true,
  'upstream-timeout': true,
  'upstream-malformed': true,
  bug: true,
};

const template = synthesize();

test('docs/deploy.md has a row for each setting, and no others', async () => {
  const [problem = ''] = readConfig({ nosuch: 1 }).problems;
  const settings = problem.replace(/^.* are |\.$/g, '').split(', ');
  const [, table = ''] = (await readFile('docs/deploy.md', 'utf8')).split('| setting | default | meaning |');
  const rows = table.split('\n\n')[0]?.match(/^\| `.*?\|/gm) ?? [];
  const documented = rows.flatMap((row) => row.match(/\w+/g) ?? []);
  expect(documented.toSorted()).toEqual(settings);
});

test('docs/operate.md says what to do about each alarm', async () => {
  const guide = await readFile('docs/operate.md', 'utf8');
  const alarms = Object.keys(template.findResources('AWS::CloudWatch::Alarm'));
  const named = alarms.map((id) => /Alarms(\w+?)[0-9A-F]{8}$/.exec(id)?.[1]);
  expect(named.filter((name) => !guide.includes(`### ${name}\n`))).toEqual([]);
});

test('docs/operate.md names the saved queries and every reason of the log', async () => {
  const guide = await readFile('docs/operate.md', 'utf8');
  const queries = Object.values(template.findResources('AWS::Logs::QueryDefinition')).map(
    ({ Properties }) => `*${Properties.Name.split('/').at(-1)}*`,
  );
  expect(queries.filter((query) => !guide.includes(query))).toEqual([]);
  expect(Object.keys(reasons).filter((reason) => !guide.includes(`\`${reason}\``))).toEqual([]);
});
