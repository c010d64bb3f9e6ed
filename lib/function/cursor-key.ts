import type { RemovalPolicy } from 'aws-cdk-lib';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

export interface CursorKeyProps {
  /** The role that may derive cursor keys: the function's. */
  readonly user: IRole;
  /** A KMS key of yours, HMAC_256. @default - a new one, which nobody but `user` may use */
  readonly key?: IKey;
  /** What becomes of a new key when the stack is deleted. */
  readonly removalPolicy: RemovalPolicy;
}

/** Administration, named one by one: none of these makes a MAC. */
const ADMINISTRATION = [
  'kms:CancelKeyDeletion',
  'kms:CreateAlias',
  'kms:DeleteAlias',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:EnableKey',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListKeyPolicies',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateAlias',
  'kms:UpdateKeyDescription',
];

/** The KMS HMAC key that cursor keys are derived from: docs/decisions/0002-cursor-keys-from-kms.md. */
export class CursorKey extends Construct {
  readonly key: IKey;

  constructor(scope: Construct, id: string, props: CursorKeyProps) {
    super(scope, id);
    this.key =
      props.key ??
      new Key(this, 'Key', {
        description: 'Cursor keys of the associations route are derived from this key',
        keySpec: KeySpec.HMAC_256,
        keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
        policy: keyPolicy(props.user),
        removalPolicy: props.removalPolicy,
      });
    props.user.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['kms:GenerateMac'], resources: [this.key.keyArn] }),
    );
  }
}

/**
 * In a key policy the resource `*` is this key. The user is named by a condition and not as the principal, because
 * KMS refuses a policy whose principal was made a moment ago. Of a role that Lambda has assumed, the condition sees the
 * role's ARN and not the session's. Source: IAM user guide, "aws:PrincipalArn".
 */
function keyPolicy(user: IRole): PolicyDocument {
  const account = { principals: [new AccountRootPrincipal()], resources: ['*'] };
  return new PolicyDocument({
    statements: [
      new PolicyStatement({ sid: 'Administration', ...account, actions: ADMINISTRATION }),
      new PolicyStatement({
        sid: 'Use',
        ...account,
        actions: ['kms:GenerateMac'],
        conditions: { ArnEquals: { 'aws:PrincipalArn': user.roleArn } },
      }),
    ],
  });
}
