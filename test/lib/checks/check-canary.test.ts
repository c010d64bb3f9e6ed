import { expect, test } from '@jest/globals';
import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import {
  EcsDeploymentConfig,
  LambdaDeploymentConfig,
  MinimumHealthyHosts,
  ServerDeploymentConfig,
  TrafficRouting,
} from 'aws-cdk-lib/aws-codedeploy';
import type { ILambdaDeploymentConfig } from 'aws-cdk-lib/aws-codedeploy';

import { propProblems } from '../../../lib/checks/check-props.ts';
import { synthesize } from '../synthesize.ts';

const stack = new Stack();
const trafficRouting = TrafficRouting.timeBasedCanary({ interval: Duration.minutes(5), percentage: 5 });
const problemsOf = (canary: unknown) => propProblems({ canary: canary as ILambdaDeploymentConfig });

test.each([
  ['one for servers', ServerDeploymentConfig.ALL_AT_ONCE],
  ['another for servers', ServerDeploymentConfig.ONE_AT_A_TIME],
  ['one for ECS', EcsDeploymentConfig.CANARY_10PERCENT_5MINUTES],
  [
    'one of your own for servers',
    new ServerDeploymentConfig(stack, 'Servers', { minimumHealthyHosts: MinimumHealthyHosts.count(1) }),
  ],
  ['one of your own for ECS', new EcsDeploymentConfig(stack, 'Ecs', { trafficRouting })],
])('a configuration that is not for functions is refused: %s', (_, canary) => {
  expect(problemsOf(canary)).toEqual([
    'canary must be a LambdaDeploymentConfig, but is a configuration for servers or for Amazon ECS.',
  ]);
});

test.each([{ deploymentConfigName: 'x' }, { deploymentConfigName: 'x', deploymentConfigArn: 'x' }, {}])(
  'so is what is none of CDK: %p',
  (canary) => {
    expect(problemsOf(canary)).toEqual([
      'canary must be a LambdaDeploymentConfig of aws-cdk-lib/aws-codedeploy, but is another object.',
    ]);
  },
);

test.each([
  ["AWS's", LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_1MINUTE],
  ['one of your own', new LambdaDeploymentConfig(stack, 'Own', { trafficRouting })],
  ['an imported one', LambdaDeploymentConfig.fromLambdaDeploymentConfigName(stack, 'Imported', 'calls')],
  [
    'one that only the deployment will know',
    LambdaDeploymentConfig.fromLambdaDeploymentConfigName(
      stack,
      'Parameter',
      new CfnParameter(stack, 'Name').valueAsString,
    ),
  ],
])('a configuration for functions is taken: %s', (_, canary) => {
  expect(problemsOf(canary)).toEqual([]);
});

test('one of your own, and an imported one, move the traffic', () => {
  for (const name of ['Own', 'Imported']) {
    const template = synthesize((own) => ({
      canary:
        name === 'Own'
          ? new LambdaDeploymentConfig(own, 'Config', { trafficRouting })
          : LambdaDeploymentConfig.fromLambdaDeploymentConfigName(own, 'Config', 'calls'),
    }));
    template.resourceCountIs('AWS::CodeDeploy::DeploymentGroup', 1);
  }
});
