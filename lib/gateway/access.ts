import { AuthorizationType, CognitoUserPoolsAuthorizer } from 'aws-cdk-lib/aws-apigateway';
import type { IAuthorizer, MethodOptions } from 'aws-cdk-lib/aws-apigateway';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';

import { given } from '../given.ts';

/** Who may call the route. */
export type Access =
  /** Callers sign their requests (SigV4, service `execute-api`) and are allowed `execute-api:Invoke`. */
  | { readonly by: 'iam' }
  /** Callers bring a token of one of these user pools: an ID token or, with `scopes`, an access token. */
  | { readonly by: 'cognito'; readonly userPools: IUserPool[]; readonly scopes?: string[] }
  /** Your own authorizer decides. */
  | { readonly by: 'authorizer'; readonly authorizer: IAuthorizer; readonly scopes?: string[] }
  /** Nobody is asked who they are. Whoever reaches the URL reads your data integrations. */
  | { readonly by: 'anyone' };

/**
 * How API Gateway checks a caller before it runs the function. CDK takes what it is not told for "nobody is asked", so the
 * type is always told.
 */
export function authorization(scope: Construct, access: Access): MethodOptions {
  switch (access.by) {
    case 'iam':
      return { authorizationType: AuthorizationType.IAM };
    case 'anyone':
      return { authorizationType: AuthorizationType.NONE };
    case 'cognito':
      return given({
        authorizationType: AuthorizationType.COGNITO,
        authorizer: new CognitoUserPoolsAuthorizer(scope, 'UserPools', {
          cognitoUserPools: access.userPools,
        }),
        authorizationScopes: access.scopes,
      });
    case 'authorizer':
      return given({
        authorizationType: access.authorizer.authorizationType ?? AuthorizationType.CUSTOM,
        authorizer: access.authorizer,
        authorizationScopes: access.scopes,
      });
    default:
      throw new Error(`access.by is none of the four ways: ${String(access satisfies never)}`);
  }
}
