import { expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';

import { synthesize } from '../synthesize.ts';
import { variants } from '../variants.ts';

const template = synthesize(variants.maximal);

test('without a canary there is no alias, no version and no CodeDeploy', () => {
  const minimal = synthesize();
  for (const type of ['Lambda::Alias', 'Lambda::Version', 'CodeDeploy::DeploymentGroup']) {
    minimal.resourceCountIs(`AWS::${type}`, 0);
  }
});

test('traffic moves as told, and back on the alarms of a bad deployment', () => {
  template.hasResourceProperties('AWS::CodeDeploy::DeploymentGroup', {
    DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
    AutoRollbackConfiguration: { Enabled: true, Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'] },
    AlarmConfiguration: {
      Enabled: true,
      Alarms: ['ServerErrors', 'Latency', 'FunctionErrors', 'AlarmsOutage', 'OwnFaults', 'GatewayErrors'].map(
        (name) => ({
          Name: { Ref: Match.stringLikeRegexp(name) },
        }),
      ),
    },
  });
  template.hasResource('AWS::Lambda::Alias', {
    Properties: { Name: 'live' },
    UpdatePolicy: { CodeDeployLambdaAliasUpdate: Match.anyValue() },
  });
});

test('API Gateway may call the alias, and calls it once it is there', () => {
  template.hasResourceProperties('AWS::Lambda::Permission', {
    FunctionName: { Ref: Match.stringLikeRegexp('Aliaslive') },
  });
  const alias = ['', Match.arrayWith([{ 'Fn::GetAtt': [Match.anyValue(), 'Arn'] }, ':live/invocations'])];
  template.hasResource('AWS::ApiGateway::Method', {
    Properties: { HttpMethod: 'GET', Integration: { Uri: { 'Fn::Join': alias } } },
    DependsOn: [Match.stringLikeRegexp('Aliaslive')],
  });
});

test('the alarms look at the alias', () => {
  const alarms = template.findResources('AWS::CloudWatch::Alarm', { Properties: { MetricName: 'Errors' } });
  expect(JSON.stringify(alarms)).toContain(':live');
});
