import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

import type { ListOperation } from '../../contract/list-operation.ts';
import { acknowledge, acknowledgeLogStreams } from '../acknowledgements.ts';

/** What Lambda needs to put a function into a VPC. Source: Lambda developer guide, "Required IAM permissions". */
const NETWORK_INTERFACES = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

export interface FunctionRoleProps {
  /** What the function may ask of AppIntegrations. */
  readonly operations: readonly ListOperation[];
  /** Where it may log. */
  readonly logGroup: ILogGroup;
  readonly inVpc: boolean;
}

/** The role of a function that asks AppIntegrations. For the route's, the cursor key and the table add their own statements. */
export function functionRole(scope: Construct, { operations, logGroup, inVpc }: FunctionRoleProps): IRole {
  // These actions have no resource type and no condition key: the service accepts nothing but `*`.
  const list = new PolicyStatement({
    actions: operations.map(({ operation }) => `app-integrations:${operation}`),
    resources: ['*'],
  });
  const role = loggingRole(scope, logGroup, list);
  if (inVpc) role.addToPolicy(new PolicyStatement({ actions: NETWORK_INTERFACES, resources: ['*'] }));
  acknowledge(role, 'AwsSolutions-IAM5[Resource::*]');
  return role;
}

/** A role for a function that may do this, and write its log: without the managed policies CDK would attach. */
export function loggingRole(scope: Construct, logGroup: ILogGroup, ...statements: PolicyStatement[]): Role {
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  const log = new PolicyStatement({
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });
  for (const statement of [...statements, log]) role.addToPolicy(statement);
  acknowledgeLogStreams(role, logGroup);
  return role;
}
