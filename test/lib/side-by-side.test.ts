import { expect, test } from '@jest/globals';
import { Duration, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { LambdaDeploymentConfig } from 'aws-cdk-lib/aws-codedeploy';

import type { AssociationsApiProps } from '../../lib/associations-api-props.ts';
import { AssociationsApi } from '../../lib/associations-api.ts';
import { testApp } from './synthesize.ts';
import { account } from './variants.ts';

/** What AWS or this project's code gives a name to, besides the resources that CloudFormation names. */
const props: AssociationsApiProps = {
  allowedOrigins: ['https://app.example.com'],
  canary: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
  createGatewayLogsRole: true,
  activeTracing: true,
  listDataIntegrations: true,
  sharedPages: true,
  watch: Duration.minutes(15),
};

function template(ids: string[], stackProps?: StackProps): Template {
  const stack = new Stack(testApp(), 'Test', stackProps);
  for (const id of ids) new AssociationsApi(stack, id, props);
  return Template.fromStack(stack);
}

/** Properties that name a thing account-wide, by the types that have one. */
const names: Record<string, string> = {
  'AWS::ApiGateway::RestApi': 'Name',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::Logs::QueryDefinition': 'Name',
  'AWS::Logs::MetricFilter': 'FilterName',
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::CloudWatch::Dashboard': 'DashboardName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::CodeDeploy::Application': 'ApplicationName',
  'AWS::Scheduler::Schedule': 'Name',
};

test('two in one stack share no name', () => {
  const made = template(['One', 'Two']);
  for (const [type, name] of Object.entries(names)) {
    const resources = Object.values(made.findResources(type));
    expect(resources.length).toBeGreaterThan(1);
    const given = resources
      .flatMap(({ Properties }) => Properties?.[name] ?? [])
      .map((it) => JSON.stringify(it));
    expect(new Set(given).size).toBe(given.length);
  }
  expect(made.findOutputs('*', {})).toEqual({});
});

test('each counts in a namespace of its own', () => {
  const filters = Object.values(template(['One', 'Two']).findResources('AWS::Logs::MetricFilter'));
  const spaces = filters.map(({ Properties }) => Properties.MetricTransformations[0].MetricNamespace);
  expect(new Set(spaces).size).toBe(2);
});

test.each([[undefined], [{ account, region: 'us-gov-west-1' }], [{ account, region: 'cn-north-1' }]])(
  'no ARN is of one partition only: %p',
  (env) => {
    const text = JSON.stringify(template(['Associations'], env && { env }).toJSON());
    expect(text).not.toContain('arn:aws:');
    expect(text).toContain('"AWS::Partition"');
  },
);
