import { globSync, readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ApplicationLogLevel, Architecture } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

import { AssociationsStack } from '../../lib/stack/associations-stack.ts';
import { readConfig } from '../../lib/stack/config.ts';
import type { Context } from '../../lib/stack/context-reader.ts';
import { synthesize, testApp } from './synthesize.ts';
import { everyProp } from './variants.ts';

/** The defaults, as the docs of the props spell them. */
const spelled: Record<string, unknown> = {
  "{ by: 'iam' }": { by: 'iam' },
  "'prod'": 'prod',
  '2': 2,
  '5': 5,
  '50': 50,
  '100': 100,
  '512': 512,
  false: false,
  'Architecture.ARM_64': Architecture.ARM_64,
  'ApplicationLogLevel.INFO': ApplicationLogLevel.INFO,
  'Duration.hours(24)': Duration.hours(24),
  'Duration.seconds(5)': Duration.seconds(5),
  'Duration.seconds(900)': Duration.seconds(900),
  'Duration.seconds(8)': Duration.seconds(8),
  'RemovalPolicy.DESTROY': RemovalPolicy.DESTROY,
  'RetentionDays.ONE_MONTH': RetentionDays.ONE_MONTH,
};

const names = new Set(Object.keys(everyProp(new Stack())));
const sources = globSync('lib/**/*.ts').map((file) => readFileSync(file, 'utf8'));
const documented = sources
  .join('\n')
  .matchAll(/@default ([^-].*?)(?: - .*)?\n\s*\*\/\n\s*readonly (\w+)\?:/g)
  .map(([, value = '', name = '']) => [name, value] as const)
  .filter(([name]) => names.has(name))
  .toArray();

describe('a prop that says its default is as good as none', () => {
  test('so say the docs of many', () => {
    expect(documented.length).toBeGreaterThan(12);
  });

  test.each(documented)('%s: %s', (name, value) => {
    expect(Object.keys(spelled)).toContain(value);
    expect(synthesize({ [name]: spelled[value] }).toJSON()).toEqual(synthesize().toJSON());
  });
});

function stackTemplate(context: Context = {}): object {
  const { config, problems } = readConfig(context);
  expect(problems).toEqual([]);
  return Template.fromStack(new AssociationsStack(testApp(), config)).toJSON();
}

/** The settings of docs/deploy.md whose row names a default: some rows tell of two settings. */
const [, table = ''] = readFileSync('docs/deploy.md', 'utf8').split('| setting | default | meaning |');
const settings = table
  .split('\n\n')[0]
  ?.split('\n')
  .flatMap((row) => {
    const [, setting = '', defaults = ''] = row.split('|');
    const values = defaults.split(',').map((value) => /^`(.*)`$/.exec(value.trim())?.[1]);
    return [...setting.matchAll(/\w+/g)].flatMap(([name], at) => {
      const value = values[at];
      return value === undefined ? [] : [[name, value] as const];
    });
  });

/** What a setting goes with, where it is refused by itself. */
const needed: Readonly<Record<string, Context>> = {
  userPoolMfa: { auth: 'cognito' },
  identityProviders: { auth: 'cognito', console: 'true' },
};

describe('a setting that says its default is as good as none', () => {
  test('so says docs/deploy.md of many', () => {
    expect(settings?.length).toBeGreaterThan(12);
  });

  test.each(settings ?? [])('%s=%s', (name, value) => {
    expect(stackTemplate({ ...needed[name], [name]: value })).toEqual(stackTemplate(needed[name]));
  });
});
