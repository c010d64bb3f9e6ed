import { type IRole, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

import { operations } from '../../contract/operations.ts';
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

/** The function's role, without the managed policies CDK would attach. The cursor key adds its own statement. */
export function functionRole(scope: Construct, logGroup: ILogGroup, inVpc: boolean): IRole {
  const role = new Role(scope, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  role.addToPolicy(
    // This action has no resource type and no condition key: the service accepts nothing but `*`.
    new PolicyStatement({ actions: [`app-integrations:${operations[0].operation}`], resources: ['*'] }),
  );
  role.addToPolicy(
    new PolicyStatement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    }),
  );
  if (inVpc) role.addToPolicy(new PolicyStatement({ actions: NETWORK_INTERFACES, resources: ['*'] }));
  acknowledge(role, 'AwsSolutions-IAM5[Resource::*]');
  acknowledgeLogStreams(role, logGroup);
  return role;
}
