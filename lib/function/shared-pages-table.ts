import { Annotations, RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

import { acknowledge } from '../acknowledgements.ts';

export interface SharedPagesTableProps {
  /** The role that may read and write items: the function's. */
  readonly user: IRole;
  /** What becomes of the table when the stack is deleted. */
  readonly removalPolicy: RemovalPolicy;
  /** Network of the function. @default - none of yours */
  readonly vpc?: IVpc | undefined;
}

/** One memory and one budget for all sandboxes: docs/decisions/0022-one-memory-for-all-sandboxes.md. */
export class SharedPagesTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string, { user, removalPolicy, vpc }: SharedPagesTableProps) {
    super(scope, id);
    // With a key that DynamoDB owns: what is secret in an item is sealed before it gets there.
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'key', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'ttl',
      removalPolicy,
      // Said either way: CloudFormation may leave on what a template stops to mention. A policy that has it take back what it could not
      // wholly create needs a table that can be deleted.
      deletionProtection: removalPolicy === RemovalPolicy.RETAIN,
    });
    acknowledge(this.table, 'AwsSolutions-DDB3');
    user.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        resources: [this.table.tableArn],
      }),
    );
    // At synth, when all endpoints of the app are there.
    if (vpc) this.node.addValidation({ validate: () => this.hintAtEndpoint(vpc) });
  }

  /** Without a way to DynamoDB each sandbox goes on alone, and nobody would see at the deployment that it does. */
  private hintAtEndpoint(vpc: IVpc): string[] {
    if (!hasEndpoint(vpc)) {
      Annotations.of(this).addInfoV2(
        'appintegrations-bff:sharedPagesInVpc',
        'In a VPC, sharedPages needs a way to DynamoDB. A gateway endpoint costs nothing: ' +
          "vpc.addGatewayEndpoint('DynamoDb', { service: GatewayVpcEndpointAwsService.DYNAMODB }). Without a way, each sandbox has pages and a budget of its own.",
      );
    }
    return [];
  }
}

/** Whether the app makes an endpoint for DynamoDB in this network. Of one that is there already, nothing is known. */
function hasEndpoint({ vpcId, node, stack }: IVpc): boolean {
  return node.root.node
    .findAll()
    .some(
      (made) =>
        CfnVPCEndpoint.isCfnVPCEndpoint(made) &&
        made.vpcId === vpcId &&
        /\.dynamodb"/.test(JSON.stringify(stack.resolve(made.serviceName))),
    );
}
