import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';
import { Template } from 'aws-cdk-lib/assertions';

import { AssociationsStack } from '../../../lib/stack/associations-stack.ts';
import { readConfig } from '../../../lib/stack/config.ts';
import type { Context } from '../../../lib/stack/context-reader.ts';
import { testApp } from '../synthesize.ts';
import { everySetting } from '../variants.ts';

function templateOf(context: Context): Template {
  return Template.fromStack(new AssociationsStack(testApp(), readConfig(context).config));
}

/** The type of the resource that each output refers to. */
function outputs(template: Template): Record<string, string | undefined> {
  const { Outputs, Resources } = template.toJSON();
  const found = Object.entries<{ Value: { Ref?: string } }>(Outputs).map(([name, { Value }]) => [
    name,
    Value.Ref && Resources[Value.Ref]?.Type,
  ]);
  return Object.fromEntries(found);
}

const always = {
  Url: undefined,
  ApiId: 'AWS::ApiGateway::RestApi',
  Dashboard: 'AWS::CloudWatch::Dashboard',
  FunctionLogGroup: 'AWS::Logs::LogGroup',
  AccessLogGroup: 'AWS::Logs::LogGroup',
  ExecutionLogGroup: 'AWS::Logs::LogGroup',
};

test('the API, the dashboard and the log groups are told', () => {
  expect(outputs(templateOf({}))).toEqual(always);
});

test('with the console its address and its log group, too: docs/operate.md names every one of these', () => {
  const told = outputs(templateOf({ auth: 'open', console: 'true' }));
  expect(told).toEqual({ ...always, ConsoleUrl: undefined, ConsoleLogGroup: 'AWS::Logs::LogGroup' });
});

test('with a watch its log group, too', () => {
  expect(outputs(templateOf({ watch: '1d' }))).toEqual({ ...always, WatchLogGroup: 'AWS::Logs::LogGroup' });
});

test('each output has a resource of its own', () => {
  const { Outputs } = templateOf({ auth: 'open', console: 'true' }).toJSON();
  const references = Object.values<{ Value: { Ref?: string } }>(Outputs).flatMap(
    ({ Value }) => Value.Ref ?? [],
  );
  expect(new Set(references).size).toBe(6);
});

test('the dashboard has no name of ours: with one, it would be replaced, and links to it would break', () => {
  const [dashboard] = Object.values(templateOf({}).findResources('AWS::CloudWatch::Dashboard'));
  expect(Object.keys(dashboard?.Properties)).toEqual(['DashboardBody']);
});

test('docs/operate.md says what each of them is for', () => {
  const guide = readFileSync('docs/operate.md', 'utf8');
  const names = Object.keys(templateOf(everySetting).findOutputs('*'));
  const told = names.filter((name) => !['Url', 'DomainTarget', 'ConsoleUrl'].includes(name));
  expect(told).toHaveLength(7);
  expect(told.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
});
