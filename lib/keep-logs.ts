import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

import { given } from './given.ts';

export interface LogKeepingProps {
  /**
   * How long log groups that this construct makes keep their lines.
   *
   * @default RetentionDays.ONE_MONTH
   */
  readonly logRetention?: RetentionDays;

  /**
   * A symmetric KMS key to encrypt all log groups with that this construct makes, API Gateway's execution log too. The policy of a key
   * that the app makes is told that CloudWatch Logs may use it for them; that of another key must say so already: docs/operate.md.
   * Log groups of your own (`logGroup`, `accessLogGroup`) keep what they have.
   *
   * @default - CloudWatch Logs encrypts with a key of its own
   */
  readonly logEncryptionKey?: IKey;
}

/** Where to read what happened: docs/operate.md. */
export interface LogGroups {
  /** One line a request from the function. */
  readonly function: ILogGroup;
  /** One line a request from API Gateway, with the caller's address. */
  readonly access: ILogGroup;
  /** API Gateway's failures. */
  readonly execution: ILogGroup;
  /** Only with `console`. */
  readonly console?: ILogGroup;
  /** One line for each failed run and one for each look; only with `watch`. */
  readonly watch?: ILogGroup;
}

/** How log groups made here are kept. */
export interface KeepLogs {
  readonly retention: RetentionDays;
  readonly removalPolicy: RemovalPolicy;
  readonly encryptionKey?: IKey;
}

/** What CloudWatch Logs does with a key. Source: CloudWatch Logs user guide, "Encrypt log data using AWS KMS". */
const USE = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** How the logs are kept; the policy of the key, where the app makes it, allows what that takes. */
export function keepLogs(
  scope: Construct,
  props: Required<Pick<LogKeepingProps, 'logRetention'>> &
    Pick<LogKeepingProps, 'logEncryptionKey'> & { readonly removalPolicy: RemovalPolicy },
): KeepLogs {
  const { logRetention: retention, logEncryptionKey: encryptionKey, removalPolicy } = props;
  encryptionKey?.addToResourcePolicy(useForLogs(outermost(Stack.of(scope))));
  return { retention, removalPolicy, ...given({ encryptionKey }) };
}

/** The one that the names of all stacks within it begin with. */
function outermost(stack: Stack): Stack {
  return stack.nestedStackParent === undefined ? stack : outermost(stack.nestedStackParent);
}

/**
 * The log groups are named by how their names begin: a key's policy that refers to them would wait for what waits for the key.
 * CloudFormation's names begin with the stack's. In a key policy the resource `*` is this key.
 */
function useForLogs(stack: Stack): PolicyStatement {
  const groups = [`${stack.stackName}-*`, 'API-Gateway-Execution-Logs_*'].map((resourceName) =>
    stack.formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    }),
  );
  return new PolicyStatement({
    principals: [new ServicePrincipal(`logs.${stack.region}.${stack.urlSuffix}`)],
    actions: USE,
    resources: ['*'],
    conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } },
  });
}
