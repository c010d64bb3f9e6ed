import { isAssociationsError } from '../../client/index.ts';
import { failedPart } from './failed-part.ts';
import { adviceFor, byPart } from './failure-advice.ts';
import type { Advice } from './failure-advice.ts';

/** A failure as a person reads it. */
export interface Failure extends Advice {
  /** Such as `429 ThrottlingException`: for whoever looks into it. */
  code: string;
  /** What the API said, word for word: free text. Empty when it did not answer. */
  said: readonly string[];
  requestId: string | undefined;
  /** Seconds to wait before trying again. */
  retryAfter: number;
}

/** What to show for a caught value. `isOnline`: whether the browser believes to have a network. */
export function describeFailure(error: unknown, isOnline: boolean): Failure {
  if (!isAssociationsError(error)) {
    const said = error instanceof Error ? [error.message] : [];
    return { ...adviceFor('', undefined), code: '', said, requestId: undefined, retryAfter: 0 };
  }
  const { code, issues, message, requestId, retryAfter, status } = error;
  const part = failedPart(error);
  const shownCode = status === undefined ? code : `${status} ${code}`;
  return {
    ...(part ? byPart[part] : adviceFor(isUnanswered(code) && !isOnline ? 'Offline' : code, status)),
    code: shownCode,
    said:
      issues?.map((issue) => `${issue.parameter} ${issue.message}`) ??
      (status === undefined ? [] : [message]),
    requestId,
    retryAfter: retryAfter ?? 0,
  };
}

/** Whether somebody, the API or the provider that people sign in at, gave no answer. */
function isUnanswered(code: string): boolean {
  return code === 'NetworkError' || code === 'SignInUnavailable';
}
