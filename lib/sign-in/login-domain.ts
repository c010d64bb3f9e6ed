import { Aws, CfnMapping, Fn } from 'aws-cdk-lib';
import { ManagedLoginVersion, UserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';

/**
 * How Amazon Cognito's domains are called in each partition. In another, which has no user pools, or names that nobody has told, the
 * deployment is refused. Source: AWS GovCloud (US) User Guide, "Amazon Cognito".
 */
const LABELS = { aws: { label: 'auth' }, 'aws-us-gov': { label: 'auth-fips' } };

/**
 * Gives a user pool its managed login, which is at a domain of Amazon Cognito's.
 *
 * @param prefix the first part of the domain's name, which must be the only one of the Region
 * @returns tells the domain's host name. Where nobody asks, the template has no list of partitions
 */
export function addLoginDomain(
  scope: Construct,
  userPool: IUserPool,
  prefix: string = uniquePrefix(scope),
): () => string {
  const { domainName } = new UserPoolDomain(scope, 'Domain', {
    userPool,
    cognitoDomain: { domainPrefix: prefix },
    // The classic pages know no `prompt=none`, by which a page that was loaded anew is signed in again.
    managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
  });
  const labels = new CfnMapping(scope, 'DomainLabels', { mapping: LABELS, lazy: true });
  return () => `${domainName}.${labels.findInMap(Aws.PARTITION, 'label')}.${Aws.REGION}.amazoncognito.com`;
}

/**
 * Account and Region are unknown when the template is made, and the stack's name may have a word in it that Cognito refuses. The last part
 * of the stack's id is a UUID: 36 characters, of hexadecimal digits and hyphens.
 */
function uniquePrefix(scope: Construct): string {
  const stack = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  return `associations-${scope.node.addr.slice(-8)}-${stack}`;
}
