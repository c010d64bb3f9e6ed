import { readFile } from 'node:fs/promises';

import { expect, test } from '@jest/globals';
import { Duration } from 'aws-cdk-lib';

import { logMetrics } from '../../lib/monitoring/log-metrics.ts';
import type { LogMetric } from '../../lib/monitoring/log-metrics.ts';
import { readConfig } from '../../lib/stack/config.ts';
import { reasons, standsIn } from './reasons.ts';
import { synthesize } from './synthesize.ts';

const watch = Duration.minutes(15);
const template = synthesize({ watch });

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
  const everyAlarm = synthesize({ access: { by: 'anyone' }, sharedPages: true, console: true, watch });
  const template = synthesize();
  const alarms = Object.keys(everyAlarm.findResources('AWS::CloudWatch::Alarm'));
  expect(alarms.length).toBeGreaterThan(Object.keys(template.findResources('AWS::CloudWatch::Alarm')).length);
  const named = alarms.map((id) => /Alarms(\w+?)[0-9A-F]{8}$/.exec(id)?.[1]);
  expect(named.filter((name) => !guide.includes(`### ${name}\n`))).toEqual([]);
});

test('docs/operate.md names the saved queries and every reason of the log', async () => {
  const guide = await readFile('docs/operate.md', 'utf8');
  const queries = Object.values(template.findResources('AWS::Logs::QueryDefinition')).map(
    ({ Properties }) => `*${Properties.Name.split('/').at(-1)}*`,
  );
  expect(queries.filter((query) => !guide.includes(query))).toEqual([]);
  expect(reasons.filter((reason) => !guide.includes(`\`${reason}\``))).toEqual([]);
});

test('docs/operate.md tells each cause of an old page with the metric that counts it', async () => {
  const [, section = ''] = (await readFile('docs/operate.md', 'utf8')).split('## Why a page is old');
  const rows = section.split('\n## ')[0]?.match(/^\| `.*$/gm) ?? [];
  for (const why of [...reasons.filter(standsIn), 'not-due']) {
    const [metric] =
      Object.entries<LogMetric>(logMetrics).find(
        ([name, { values }]) => name.startsWith('Stale') && values?.includes(why),
      ) ?? [];
    expect([why, rows.filter((row) => row.includes(`\`${why}\``))]).toEqual([
      why,
      [expect.stringContaining(`| ${metric} |`)],
    ]);
  }
});
