import { inspect } from 'node:util';

import type { ParameterIssue } from '../contract/error-body.ts';
import { errors } from '../contract/errors.ts';
import type { ErrorCode } from '../contract/errors.ts';
import type { ListOperation } from '../contract/list-operation.ts';
import type { ParameterName } from '../contract/operations.ts';

/** Why a request failed, in one word for the log and its metrics. Callers see it of a stale page alone. */
export type Reason =
  | 'parameters'
  | 'cursor-malformed'
  | 'cursor-forged'
  | 'cursor-expired'
  | 'cursor-key'
  | 'not-allowed'
  | 'no-route'
  | 'upstream-error'
  | 'upstream-denied'
  | 'upstream-fault'
  | 'upstream-throttled'
  | 'upstream-budget'
  | 'upstream-unreachable'
  | 'upstream-timeout'
  | 'upstream-malformed'
  | 'bug';

interface ApiErrorInit {
  code: string;
  status: number;
  /** What the caller reads. */
  message: string;
  reason: Reason;
  /** Whether the same once more may succeed; a 503 says so of itself. */
  mayPass?: boolean | undefined;
  issues?: ParameterIssue[] | undefined;
  /** Whole seconds, where the usual ones don't fit; only 429, 503 and 504 carry any. */
  retryAfterSeconds?: number | undefined;
  /** What only the log may say. */
  detail?: string | undefined;
  cause?: unknown;
}

const { ServiceUnavailable, ThrottlingException } = errors;

/** The statuses whose answers say when to come back, each with its seconds: these always do, others never. */
const usualRetryAfter: Readonly<Record<number, number>> = {
  429: ThrottlingException.retryAfterSeconds,
  503: ServiceUnavailable.retryAfterSeconds,
  504: ServiceUnavailable.retryAfterSeconds,
};

/** An error that knows its answer: everything the caller is told, and what only the log is told. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly status: number;
  readonly reason: Reason;
  readonly mayPass: boolean;
  readonly issues: ParameterIssue[] | undefined;
  retryAfterSeconds: number | undefined;
  /** The seconds where the usual ones don't fit: those that AWS told. */
  readonly toldRetryAfter: number | undefined;
  readonly detail: string | undefined;
  /** When AppIntegrations was asked, in epoch milliseconds, where this is its answer. */
  askedAt?: number;

  constructor({
    code,
    status,
    message,
    reason,
    mayPass,
    issues,
    retryAfterSeconds,
    detail,
    cause,
  }: ApiErrorInit) {
    super(message, { cause });
    this.code = code;
    this.status = status;
    this.reason = reason;
    this.mayPass = mayPass ?? status === 503;
    this.issues = issues;
    const usual = usualRetryAfter[status];
    this.retryAfterSeconds = usual && (retryAfterSeconds ?? usual);
    this.toldRetryAfter = retryAfterSeconds;
    this.detail = detail;
  }

  /** Where the answer says when to come back, it says so of a time no earlier than this, in milliseconds from now. */
  notBefore(milliseconds: number): void {
    if (this.retryAfterSeconds !== undefined)
      this.retryAfterSeconds = Math.max(this.retryAfterSeconds, Math.ceil(milliseconds / 1000));
  }
}

/** One of the route's documented errors, with its status, and its sentence unless another fits better. */
export function documentedError(
  code: ErrorCode,
  reason: Reason,
  more: Partial<
    Pick<ApiErrorInit, 'message' | 'mayPass' | 'issues' | 'retryAfterSeconds' | 'detail' | 'cause'>
  > = {},
): ApiError {
  const { status, sentence } = errors[code];
  return new ApiError({ code, status, message: sentence, reason, ...more });
}

/** What a caller is told whose parameter broke its rule. */
export function brokenRule({ parameters }: ListOperation, parameter: ParameterName): ParameterIssue {
  return { parameter, message: parameters[parameter]?.rule ?? '' };
}

/** Parameters that broke their rules, all of them in one answer. */
export function parameterError(issues: ParameterIssue[], reason: Reason = 'parameters'): ApiError {
  const message = issues.map(({ parameter, message }) => `${parameter} ${message}.`).join(' ');
  return documentedError('InvalidRequestException', reason, { message, issues });
}

/** Whatever was thrown, as an answer: what we did not foresee is a bug of ours, and a 500. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return documentedError('InternalServiceError', 'bug', { detail: describe(error), cause: error });
}

/** An error's name, message and stack for the log; anything else as text. */
function describe(error: unknown): string {
  if (Error.isError(error)) return error.stack ?? `${error.name}: ${error.message}`;
  return `Thrown: ${inspect(error)}`;
}
