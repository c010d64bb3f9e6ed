import { documentedError } from '../../../lambda/api-error.ts';
import type { ApiError } from '../../../lambda/api-error.ts';
import type { AskOnce } from '../../../lambda/watch/ask-once.ts';

/** What a call of AppIntegrations is answered with, by what it asks for (`''`: the data integrations) and the token of the page. */
export type Answers = (
  identifier: string,
  token: string | undefined,
) => Awaited<ReturnType<AskOnce>> | ApiError;

/** AppIntegrations in a few words. */
export function answering(answers: Answers): AskOnce {
  return async ({ identifier, token }) => {
    const answer = answers(identifier, token);
    if (answer instanceof Error) throw answer;
    return answer;
  };
}

/** A page of data integrations of these names. */
export function integrations(...names: string[]) {
  return { entries: names.map((Name) => ({ Name })) };
}

/** A page of associations whose last runs went like that. */
export function runs(...statuses: string[]) {
  return { entries: statuses.map((ExecutionStatus) => ({ LastExecutionStatus: { ExecutionStatus } })) };
}

/** How a call can fail. */
export const failures = {
  throttled: (retryAfterSeconds?: number) =>
    documentedError('ThrottlingException', 'upstream-throttled', { retryAfterSeconds }),
  fault: () => documentedError('InternalServiceError', 'upstream-fault', { mayPass: true, detail: 'Oops.' }),
  unreachable: () => documentedError('ServiceUnavailable', 'upstream-unreachable'),
  timeout: () => documentedError('ServiceUnavailable', 'upstream-timeout'),
  malformed: () => documentedError('ServiceUnavailable', 'upstream-malformed'),
  denied: () => documentedError('AccessDeniedException', 'upstream-denied'),
  gone: () => documentedError('ResourceNotFoundException', 'upstream-error'),
  invalid: () => documentedError('InvalidRequestException', 'upstream-error'),
};
