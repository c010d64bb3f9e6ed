import { describe, expect, test } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';

import { AssociationsStack } from '../../../lib/stack/associations-stack.ts';
import { readConfig } from '../../../lib/stack/config.ts';
import type { Context } from '../../../lib/stack/context-reader.ts';
import { testApp } from '../synthesize.ts';
import { arns, everySetting } from '../variants.ts';

function stack(context: Context = {}, app = testApp()) {
  return new AssociationsStack(app, readConfig(context).config);
}

/** Names that could clash within an account, as the template has them. */
function names(template?: Template): string[] {
  const named = /"(Name|MetricNamespace|StageName)":"[^"]*(AppIntegrations|dev|prod)[^"]*"/g;
  return JSON.stringify(template?.toJSON()).match(named) ?? [];
}

test('needs no context, account or Region', () => {
  const made = stack();
  expect(made.stackName).toBe('AppIntegrationsBff-dev');
  expect(made.environment).toBe('aws://unknown-account/unknown-region');
  Template.fromStack(made).hasOutput('Url', {});
});

test('several stages stand side by side, and share no name', () => {
  const app = testApp();
  const [dev, prod] = [stack({}, app), stack({ stage: 'prod' }, app)].map((made) => Template.fromStack(made));
  expect(names(dev).length).toBeGreaterThan(8);
  expect(names(dev).filter((name: string) => names(prod).some((other) => other === name))).toEqual([]);
});

describe('what the account already has', () => {
  const made = stack(everySetting);
  const template = Template.fromStack(made);

  test('is used: user pool, certificate, key, topic', () => {
    template.hasResourceProperties('AWS::ApiGateway::Authorizer', { ProviderARNs: [arns.userPool] });
    template.hasResourceProperties('AWS::ApiGateway::DomainName', {
      RegionalCertificateArn: arns.certificate,
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ CURSOR_KEY_ID: arns.key }) },
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmActions: [arns.topic] });
  });

  test('the domain is the URL, and where it must point is told', () => {
    template.hasOutput('Url', { Value: Match.anyValue() });
    template.hasOutput('DomainTarget', { Value: { 'Fn::GetAtt': [Match.anyValue(), 'RegionalDomainName'] } });
  });

  test('the stack is protected and tagged', () => {
    expect(made.terminationProtection).toBe(true);
    template.hasResourceProperties('AWS::Lambda::Function', {
      Tags: Match.arrayWith([{ Key: 'team', Value: 'calls' }]),
    });
  });
});

test('open means that nobody is asked', () => {
  Template.fromStack(stack({ auth: 'open' })).hasResourceProperties('AWS::ApiGateway::Method', {
    HttpMethod: 'GET',
    AuthorizationType: 'NONE',
  });
});
