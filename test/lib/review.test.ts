import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';
import type { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { HIPAASecurityChecks, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';

import type { AssociationsApiProps } from '../../lib/associations-api-props.ts';
import { AssociationsStack } from '../../lib/stack/associations-stack.ts';
import { readConfig } from '../../lib/stack/config.ts';
import { testApp, testStack } from './synthesize.ts';
import { arns, everySetting, peoplesSettings, variants } from './variants.ts';

const guide = readFileSync('docs/review.md', 'utf8');

const packs = {
  HIPAA: HIPAASecurityChecks,
  'NIST R4': NIST80053R4Checks,
  'NIST R5': NIST80053R5Checks,
  PCI: PCIDSS321Checks,
};

/** What the packs find in a stack: the rules' names without that of the pack, with the packs. */
function findings(stack: Stack): [rule: string, pack: string][] {
  return Object.entries(packs).flatMap(([pack, Pack]) =>
    new Pack(stack)
      .validateScope(stack)
      .violations.map(({ ruleName }): [string, string] => [ruleName.replace(/^.*-/, ''), pack]),
  );
}

function asTable(found: [rule: string, pack: string][]): Record<string, string> {
  const byRule = Object.groupBy(found, ([rule]) => rule);
  return Object.fromEntries(
    Object.entries(byRule).map(([rule, list = []]) => [
      rule,
      [...new Set(list.map(([, pack]) => pack))].toSorted().join(', '),
    ]),
  );
}

interface Row {
  rule: string;
  packs: string;
  endedBy: string;
}

const rows: Row[] = [...guide.matchAll(/^\| ([A-Z]\w+) \| (.*?) \| (.*?) ?\| (.+) \|$/gm)].map(
  ([, rule = '', packs = '', endedBy = '']) => ({ rule, packs, endedBy }),
);

test('docs/review.md has each finding that remains in some variant, with its packs, and no others', () => {
  const stacks = [
    ...Object.values<(stack: Stack) => AssociationsApiProps>(variants).map((props) => testStack(props).stack),
    ...[everySetting, ...Object.values(peoplesSettings)].map(
      (settings) => new AssociationsStack(testApp(), readConfig(settings).config),
    ),
  ];
  const told = Object.fromEntries(rows.map(({ rule, packs }) => [rule, packs]));
  expect(rows.length).toBeGreaterThan(5);
  expect(told).toEqual(asTable(stacks.flatMap(findings)));
});

test('what ends a finding ends it, and nothing ends the others', () => {
  const { stack } = testStack((stack) => ({
    ...variants.inVpc(stack),
    logEncryptionKey: Key.fromKeyArn(stack, 'LogKey', arns.logKey),
    alarmTopic: Topic.fromTopicArn(stack, 'Topic', arns.topic),
    reservedConcurrency: 20,
    webAclArn: arns.webAcl,
    sharedPages: true,
  }));
  const without = rows.filter(({ endedBy }) => endedBy === '').map(({ rule }) => rule);
  expect(Object.keys(asTable(findings(stack))).toSorted()).toEqual(without);
});

test('the strict deployment is one that can be synthesized', () => {
  const [command = ''] = /npx cdk deploy(?:.|\n)*?\n\n/.exec(guide) ?? [];
  const settings = [...command.matchAll(/-c (\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]);
  expect(settings).toHaveLength(10);
  const { config, problems } = readConfig(Object.fromEntries(settings));
  expect(problems).toEqual([]);
  const left = Object.keys(asTable(findings(new AssociationsStack(testApp(), config))));
  expect(left).not.toContain('CloudWatchLogGroupEncrypted');
  expect(left).not.toContain('APIGWAssociatedWithWAF');
  expect(left).not.toContain('CloudWatchAlarmAction');
});
