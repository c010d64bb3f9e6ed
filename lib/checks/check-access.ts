import { Token } from 'aws-cdk-lib';
import { AuthorizationType } from 'aws-cdk-lib/aws-apigateway';

import type { Access } from '../gateway/access.ts';
import { texts } from './texts.ts';

/** @returns what would let in more callers, or fewer, than was meant */
export function accessProblem(access: Access | undefined): string | undefined {
  if (access?.by !== 'cognito' && access?.by !== 'authorizer') return undefined;
  if (access.by === 'cognito' && access.userPools.length === 0) {
    return 'access by cognito needs at least one user pool in userPools.';
  }
  const { scopes } = access;
  if (scopes === undefined) return undefined;
  if (access.by === 'authorizer' && access.authorizer.authorizationType !== AuthorizationType.COGNITO) {
    return 'access.scopes says nothing to an authorizer that is not of Amazon Cognito: let the authorizer check them.';
  }
  const { pattern, is } = texts.scope;
  if (scopes.length > 0 && scopes.every((scope) => Token.isUnresolved([scope]) || pattern.test(scope))) {
    return undefined;
  }
  return `access.scopes must name at least one, and must be ${is}: leave it out to take ID tokens.`;
}
