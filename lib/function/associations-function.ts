import { Duration } from 'aws-cdk-lib';
import type { RemovalPolicy } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Function, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { ApplicationLogLevel, Architecture } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

import type { ListOperation } from '../../contract/list-operation.ts';
import { settings } from '../../contract/settings.ts';
import { functionTimeoutSeconds } from '../../contract/timeouts.ts';
import { acknowledge } from '../acknowledgements.ts';
import { given } from '../given.ts';
import type { KeepLogs } from '../keep-logs.ts';
import { CursorKey } from './cursor-key.ts';
import { functionCode } from './function-code.ts';
import { functionEnvironment } from './function-environment.ts';
import type { FunctionSettings } from './function-environment.ts';
import { functionRole } from './function-role.ts';
import { nodeFunction } from './node-function.ts';
import { SharedPagesTable } from './shared-pages-table.ts';

/** Megabytes, and with them CPU. Figures for this and other sizes: docs/scale.md. */
const MEMORY_MB = 512;

export interface AssociationsFunctionProps extends FunctionSettings {
  /**
   * Memory in megabytes: 128 to 10240.
   *
   * @default 512
   */
  readonly memorySize?: number;

  /**
   * Processor. The code runs on both.
   *
   * @default Architecture.ARM_64 - the cheaper one
   */
  readonly architecture?: Architecture;

  /**
   * How many requests the function works on at once, at the most: 1 or more. Taken out of the account's pool.
   *
   * @default - as many as the account has left
   */
  readonly reservedConcurrency?: number;

  /**
   * The least level the function logs. Metrics and alarms are made of its lines: above `INFO` they see failures only, and at
   * `FATAL` nothing.
   *
   * @default ApplicationLogLevel.INFO - one line a request
   */
  readonly logLevel?: ApplicationLogLevel;

  /**
   * Where the function logs.
   *
   * @default - a new log group, kept for `logRetention`
   */
  readonly logGroup?: ILogGroup;

  /**
   * Whether the function adds segments of its own to X-Ray's traces. API Gateway traces the route either way. This gives
   * the role two X-Ray actions on `*`, as X-Ray has no resources to name: docs/decisions/0006-tracing.md.
   *
   * @default false
   */
  readonly activeTracing?: boolean;

  /**
   * Network of the function. It must lead to AppIntegrations and KMS: through NAT, or through interface endpoints; with
   * `sharedPages` to DynamoDB, too: through a gateway endpoint.
   *
   * @default - none of yours; Lambda's own, which reaches all of them
   */
  readonly vpc?: IVpc;

  /** Only with `vpc`. @default - its private subnets */
  readonly vpcSubnets?: SubnetSelection;

  /** Only with `vpc`. @default - a new one that lets everything out and nothing in */
  readonly securityGroups?: ISecurityGroup[];

  /**
   * A KMS key of yours, not an alias of one, to derive cursor keys from: of key spec HMAC_256 (no other works), usage
   * GENERATE_VERIFY_MAC, and enabled. Of a key that the app does not make, only its ARN can be checked.
   * Give several deployments the same one, and each honours the others' cursors.
   *
   * @default - a new key, which only this function may use
   */
  readonly cursorKey?: IKey;

  /**
   * What becomes of the cursor key, the logs and the table of `sharedPages` when the stack is deleted. With `RemovalPolicy.RETAIN` the table
   * is protected from being deleted by hand, too.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** What other rooms go by as well is always told. */
export type AssociationsFunctionInit = AssociationsFunctionProps &
  Required<Pick<AssociationsFunctionProps, 'logLevel' | 'removalPolicy'>> & {
    /** What there is a route for. */
    readonly operations: readonly ListOperation[];
    readonly keepLogs: KeepLogs;
  };

/** The Lambda function that answers the route, with its role, log group and cursor key. */
export class AssociationsFunction extends Construct {
  readonly function: Function;
  readonly logGroup: ILogGroup;
  readonly cursorKey: IKey;
  /** Only with `sharedPages`. */
  readonly sharedPages: Table | undefined;

  constructor(scope: Construct, id: string, props: AssociationsFunctionInit) {
    super(scope, id);
    this.logGroup = props.logGroup ?? new LogGroup(this, 'Logs', props.keepLogs);
    const role = functionRole(this, {
      operations: props.operations,
      logGroup: this.logGroup,
      inVpc: props.vpc !== undefined,
    });
    this.cursorKey = new CursorKey(
      this,
      'CursorKey',
      given({ user: role, key: props.cursorKey, removalPolicy: props.removalPolicy }),
    ).key;

    this.sharedPages =
      props.sharedPages &&
      new SharedPagesTable(this, 'SharedPages', {
        user: role,
        removalPolicy: props.removalPolicy,
        vpc: props.vpc,
      }).table;

    this.function = new Function(this, 'Handler', {
      description: 'Lists the associations of a data integration, for browsers',
      code: functionCode(),
      ...nodeFunction({ ...props, role, logGroup: this.logGroup }),
      memorySize: props.memorySize ?? MEMORY_MB,
      timeout: functionTimeout(props.upstreamTimeout),
      environment: functionEnvironment(props, this.cursorKey.keyArn, this.sharedPages?.tableName),
      // CDK grants X-Ray's actions for any other value, even the one that needs none.
      ...(props.activeTracing && { tracing: Tracing.ACTIVE }),
      ...given({
        reservedConcurrentExecutions: props.reservedConcurrency,
        vpc: props.vpc,
        vpcSubnets: props.vpcSubnets,
        securityGroups: props.securityGroups,
      }),
    });
    acknowledge(this.function, 'Serverless-LambdaDLQ');
    if (!props.activeTracing) acknowledge(this.function, 'Serverless-LambdaTracing');
  }
}

function functionTimeout(upstream = Duration.millis(settings.UPSTREAM_TIMEOUT_MS.default)): Duration {
  return Duration.seconds(functionTimeoutSeconds(upstream.toMilliseconds()));
}
