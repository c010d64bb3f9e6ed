import { OAuthScope, ResourceServerScope, UserPoolResourceServer } from 'aws-cdk-lib/aws-cognito';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';

const read = new ResourceServerScope({
  scopeName: 'read',
  scopeDescription: 'Read data integrations and their associations',
});

/**
 * Gives a user pool the scope `associations/read`: an access token that has it was made for the routes, and an ID token of any client of
 * the pool says no such thing.
 *
 * @returns the scope's name, with a reference in it, so that whatever asks for the scope is made after it
 */
export function addReadScope(scope: Construct, userPool: IUserPool): string {
  const server = new UserPoolResourceServer(scope, 'ResourceServer', {
    userPool,
    identifier: 'associations',
    scopes: [read],
  });
  return OAuthScope.resourceServer(server, read).scopeName;
}
