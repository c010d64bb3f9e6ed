import { Token } from 'aws-cdk-lib';
import { CfnDeploymentConfig } from 'aws-cdk-lib/aws-codedeploy';
import type { ILambdaDeploymentConfig } from 'aws-cdk-lib/aws-codedeploy';
import { Construct } from 'constructs';

/** AWS's own configurations are named by what they are for: servers have no prefix of their own. */
const NOT_FOR_LAMBDA = /^CodeDeployDefault\.(?!Lambda)/;

/** @returns what is wrong with a configuration that CodeDeploy would not take for a function, as far as that is known */
export function canaryProblem(canary: ILambdaDeploymentConfig | undefined): string | undefined {
  if (canary === undefined) return undefined;
  const { deploymentConfigName: name } = canary;
  const made = Construct.isConstruct(canary) ? canary.node.defaultChild : undefined;
  const isOther = CfnDeploymentConfig.isCfnDeploymentConfig(made) && made.computePlatform !== 'Lambda';
  if (!isOther && (Token.isUnresolved(name) || !NOT_FOR_LAMBDA.test(name))) return undefined;
  return 'canary must be a LambdaDeploymentConfig, but is a configuration for servers or for Amazon ECS.';
}
