import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';

import { CallsStack } from '../../examples/cdk-app/calls-stack.ts';
import { testApp } from '../lib/synthesize.ts';
import { runNode } from '../run-node.ts';

describe('the example of a CDK app', () => {
  const stack = new CallsStack(testApp(), 'Calls', { operators: 'operators@example.com' });
  const template = Template.fromStack(stack);

  test('has the console, for the people of a new user pool', () => {
    template.hasOutput('Console', {});
    template.resourceCountIs('AWS::Cognito::UserPool', 1);
    template.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Serves the associations console',
    });
    template.hasResourceProperties('AWS::Cognito::UserPool', { MfaConfiguration: 'ON' });
  });

  test('tells somebody of every alarm', () => {
    const [topic = ''] = Object.keys(template.findResources('AWS::SNS::Topic'));
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'operators@example.com',
    });
    template.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [{ Ref: topic }] });
    expect(Annotations.fromStack(stack).findInfo('*', Match.anyValue())).toEqual([]);
  });

  test('looks for failed runs', () => {
    template.resourceCountIs('AWS::Scheduler::Schedule', 1);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: Match.absent(),
      TreatMissingData: 'ignore',
    });
  });

  test('shares pages, and encrypts all logs', () => {
    template.resourceCountIs('AWS::DynamoDB::Table', 1);
    template.allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: Match.anyValue() });
  });

  test('is behind a web ACL that counts by address and by token', () => {
    const [acl = ''] = Object.keys(template.findResources('AWS::WAFv2::WebACL'));
    template.hasResourceProperties('AWS::WAFv2::WebACLAssociation', {
      WebACLArn: { 'Fn::GetAtt': [acl, 'Arn'] },
    });
    const [{ Properties } = {}] = Object.values(template.findResources('AWS::WAFv2::WebACL'));
    const counted = Properties.Rules.map(
      ({ Statement }: { Statement: { RateBasedStatement: { AggregateKeyType: string } } }) =>
        Statement.RateBasedStatement.AggregateKeyType,
    );
    expect(counted).toEqual(['IP', 'CUSTOM_KEYS']);
  });

  test("cdk-nag's pack of AWS Solutions finds nothing in it", () => {
    expect(new AwsSolutionsChecks(stack).validateScope(stack)).toEqual({ success: true, violations: [] });
  });
});

test('the app runs as the CDK CLI runs it', async () => {
  const outdir = await mkdtemp(join(tmpdir(), 'example-'));
  try {
    const env = { PATH: process.env['PATH'], CDK_OUTDIR: outdir };
    expect(await runNode(['examples/cdk-app/app.ts'], { env })).toMatchObject({ code: 0, stdout: '' });
    expect(await readdir(outdir)).toContain('Calls.template.json');
  } finally {
    await rm(outdir, { recursive: true });
  }
});
