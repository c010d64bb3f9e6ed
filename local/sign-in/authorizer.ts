import type { Authorize } from '../gateway/answer-request.ts';
import { headerValue } from '../gateway/http-request.ts';
import type { IdentityProvider } from './identity-provider.ts';

/** As callers send it: API Gateway's authorizer takes the token with and without the word before it. */
const AUTHORIZATION = /^(?:Bearer +)?(\S+)$/i;

/**
 * Stands in for API Gateway's Cognito authorizer of methods with a scope: access tokens that have it come in. All
 * others, those without it included, get 401. A token that was revoked ends at once here; API Gateway looks at its
 * signature and its time alone. Source: AWS re:Post, "How do I troubleshoot 401 Unauthorized errors from
 * an API Gateway REST API endpoint after I've set up an Amazon Cognito user pool?".
 */
export function scopeAuthorizer({ admits }: Pick<IdentityProvider, 'admits'>, scope: string): Authorize {
  return async ({ headers }) => {
    const [, token] = AUTHORIZATION.exec(headerValue(headers, 'Authorization')?.trim() ?? '') ?? [];
    return token !== undefined && admits(token, scope);
  };
}
