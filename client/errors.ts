import type { ParameterIssue } from '../contract/error-body.ts';
import type { ErrorCode } from '../contract/errors.ts';
import type { GatewayErrorCode } from '../contract/gateway-errors.ts';

/** Failures that no answer of the route stands for. */
export type ClientErrorCode =
  /** No answer: offline, refused, cut off, or kept from the page by CORS. */
  | 'NetworkError'
  /** No answer within `timeoutMs`. */
  | 'TimeoutError'
  /** An answer that is not the route's: a proxy's error page, another server's JSON. */
  | 'UnreadableAnswer'
  /** A walk whose pages never end. */
  | 'EndlessPagination';

/** Codes the route documents, the client's own, and whatever AWS adds tomorrow. */
export type AssociationsErrorCode = ErrorCode | GatewayErrorCode | ClientErrorCode | (string & {});

/** What an {@link AssociationsError} tells, besides its message. */
export interface ErrorDetails {
  code: AssociationsErrorCode;
  /** HTTP status of the answer; `undefined` when there was none. */
  status?: number | undefined;
  /** What to quote when asking for help; `undefined` when the answer named none. */
  requestId?: string | undefined;
  /** Seconds to wait before asking again, where the answer said so. */
  retryAfter?: number | undefined;
  /** The parameters that broke their rule, where the answer said so. */
  issues?: readonly ParameterIssue[] | undefined;
  /** The failure underneath. */
  cause?: unknown;
}

/** Everything that can go wrong with a request, as data. Recognize it with {@link isAssociationsError}. */
export class AssociationsError extends Error {
  override readonly name = 'AssociationsError';
  readonly code!: AssociationsErrorCode;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;
  readonly issues: readonly ParameterIssue[] | undefined;

  constructor(message: string, details: ErrorDetails) {
    super(message, details);
    Object.assign(this, details);
  }
}

/** Whether a caught value is the client's error. By name, since a page may hold two copies of the client. */
export function isAssociationsError(error: unknown): error is AssociationsError {
  return (error as Error | null | undefined)?.name === 'AssociationsError';
}

/** Whether the route refused the `nextToken`, as it does with an expired one: start again from the first page. */
export function isCursorRefused(error: unknown): error is AssociationsError {
  return isAssociationsError(error) && !!error.issues?.some(({ parameter }) => parameter === 'nextToken');
}
