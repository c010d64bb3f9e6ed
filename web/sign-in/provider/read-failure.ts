import { AuthorizationResponseError, ResponseBodyError, WWWAuthenticateChallengeError } from 'oauth4webapi';

import { SignInFailure } from './sign-in-failure.ts';

/**
 * What a failure of the library, or of `fetch`, means. No error of a program is for people to read; what is none of these passes as it is.
 *
 * @param response - the answer that was looked at, if there was one
 */
export function readFailure(error: unknown, response?: Response): unknown {
  if (error instanceof SignInFailure) return error;
  if (error instanceof AuthorizationResponseError) {
    const kind = error.error === 'access_denied' ? 'access-denied' : 'provider-error';
    return new SignInFailure(kind, saidBy(error), error);
  }
  if (error instanceof ResponseBodyError) {
    const kind = error.error === 'invalid_grant' ? 'code-refused' : 'provider-error';
    return new SignInFailure(kind, saidBy(error), error);
  }
  if (response !== undefined && (response.status >= 500 || response.status === 429))
    return new SignInFailure('unreachable', `status ${response.status}`, error);
  if (error instanceof WWWAuthenticateChallengeError)
    return new SignInFailure('provider-error', `status ${error.status}`, error);
  const { cause, code, message } = error as { cause?: unknown; code?: unknown; message?: unknown };
  // An answer that breaks off in the middle is none.
  if (isNoAnswer(response === undefined ? error : cause))
    return new SignInFailure('unreachable', undefined, error);
  if (typeof code === 'string' && code.startsWith('OAUTH_'))
    return new SignInFailure('unusable-answer', String(message), error);
  return error;
}

/** `fetch` says by a TypeError that there is none; the limit of time has errors of its own. */
function isNoAnswer(error: unknown): boolean {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return (name === 'TypeError' && code === undefined) || name === 'TimeoutError' || name === 'AbortError';
}

function saidBy({
  error,
  error_description,
}: {
  error: string;
  error_description?: string | undefined;
}): string {
  return error_description === undefined ? error : `${error}: ${error_description}`;
}
