import { describe, expect, test } from '@jest/globals';
import { Duration, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';

import { AssociationsApi } from '../../../lib/associations-api.ts';
import { synthesize, testApp } from '../synthesize.ts';
import { watchResource } from './watch-resources.ts';

const watch = Duration.minutes(15);
const usual = synthesize({ watch });

describe('what starts it', () => {
  test.each([
    [Duration.minutes(5), 'rate(5 minutes)'],
    [Duration.minutes(61), 'rate(61 minutes)'],
    [Duration.hours(2), 'rate(120 minutes)'],
    [Duration.days(1), 'rate(1440 minutes)'],
  ])('every %p: %s, on the minute', (every, ScheduleExpression) => {
    expect(watchResource(synthesize({ watch: every }), 'AWS::Scheduler::Schedule').Properties).toMatchObject({
      ScheduleExpression,
      FlexibleTimeWindow: { Mode: 'OFF' },
    });
  });

  test('has no name of ours, so two deployments have one each', () => {
    expect(watchResource(usual, 'AWS::Scheduler::Schedule').Properties).not.toHaveProperty('Name');
  });

  test('may invoke this function alone, in no other version, and is taken on by EventBridge Scheduler of this account alone', () => {
    const { id } = watchResource(usual, 'AWS::Lambda::Function');
    const policy = watchResource(usual, 'AWS::IAM::Policy', 'Schedule').Properties;
    expect(policy.PolicyDocument.Statement).toEqual([
      { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: { 'Fn::GetAtt': [id, 'Arn'] } },
    ]);
    const role = watchResource(usual, 'AWS::IAM::Role', 'Schedule').Properties;
    const [trust, ...others] = role.AssumeRolePolicyDocument.Statement;
    expect(others).toEqual([]);
    expect(trust).toMatchObject({ Principal: { Service: 'scheduler.amazonaws.com' } });
    expect(Object.keys(trust.Condition)).toEqual(['StringEquals']);
    const { 'aws:SourceAccount': account, 'aws:SourceArn': arn } = trust.Condition.StringEquals;
    expect(account).toBe('111122223333');
    expect(JSON.stringify(arn)).toContain(':scheduler:eu-west-1:111122223333:schedule-group/default');
  });

  test('begins when what it takes is there: the role with its policy, the function as told, and the metrics of its lines', () => {
    const needed: string[] = watchResource(usual, 'AWS::Scheduler::Schedule').DependsOn;
    const { Resources } = usual.toJSON();
    const types = needed.map((id) => String(Resources[id].Type));
    expect(types.toSorted()).toEqual([
      'AWS::IAM::Policy',
      'AWS::IAM::Role',
      'AWS::Lambda::EventInvokeConfig',
      'AWS::Lambda::Function',
      'AWS::Logs::MetricFilter',
      'AWS::Logs::MetricFilter',
    ]);
    expect(needed.filter((id) => /FailedRuns|UnfinishedWalks/.test(id))).toHaveLength(2);
  });
});

test('two in one stack have each a function and a schedule that starts it', () => {
  const stack = new Stack(testApp(), 'Test');
  new AssociationsApi(stack, 'One', { watch });
  new AssociationsApi(stack, 'Two', { watch: Duration.hours(1) });
  const template = Template.fromStack(stack);
  const targets = Object.values(template.findResources('AWS::Scheduler::Schedule')).map(
    ({ Properties }) => Properties.Target.Arn['Fn::GetAtt'][0],
  );
  expect(targets).toEqual([expect.stringMatching(/^OneWatch/), expect.stringMatching(/^TwoWatch/)]);
});

test('in a nested stack, and where the account is not known yet, it is of the account that it is deployed to', () => {
  const nested = new NestedStack(new Stack(testApp(), 'Test'), 'Nested');
  new AssociationsApi(nested, 'Associations', { watch });
  const { AssumeRolePolicyDocument } = watchResource(
    Template.fromStack(nested),
    'AWS::IAM::Role',
    'Schedule',
  ).Properties;
  const [{ Condition }] = AssumeRolePolicyDocument.Statement;
  expect(Condition.StringEquals['aws:SourceAccount']).toEqual({ Ref: 'AWS::AccountId' });
  expect(JSON.stringify(Condition.StringEquals['aws:SourceArn'])).not.toContain('arn:aws:');
});
