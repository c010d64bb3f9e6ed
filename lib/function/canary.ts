import type { IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import type { ILambdaDeploymentConfig } from 'aws-cdk-lib/aws-codedeploy';
import type { Alias, Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';

import { acknowledgeAwsPolicy } from '../acknowledgements.ts';

const ALIAS_NAME = 'live';

/** What answers the route. */
export type RouteFunction = Function | Alias;

/** Moves traffic to a new version of the function bit by bit, and back when an alarm goes off. */
export class Canary extends Construct {
  /** What answers the route. */
  readonly alias: Alias;
  /**
   * ARN of the alias, written as the function's with a suffix: `sam local` looks for the function in it, which a reference
   * to the alias would hide.
   */
  readonly arn: string;

  constructor(scope: Construct, id: string, versioned: Function) {
    super(scope, id);
    this.alias = versioned.addAlias(ALIAS_NAME);
    this.arn = `${versioned.functionArn}:${ALIAS_NAME}`;
  }

  /** @param alarms any of these going off during a deployment takes all traffic back */
  deployment(deploymentConfig: ILambdaDeploymentConfig, alarms: IAlarm[]): LambdaDeploymentGroup {
    const group = new LambdaDeploymentGroup(this, 'Deployment', {
      alias: this.alias,
      deploymentConfig,
      alarms,
    });
    acknowledgeAwsPolicy(group, 'AWSCodeDeployRoleForLambdaLimited');
    return group;
  }
}
