import { errors } from '../contract/errors.ts';
import { ApiError, documentedError, toApiError } from './api-error.ts';
import type { Reason } from './api-error.ts';
import { TransportError } from './http-handler.ts';

/** AWS's error names; nothing else may become a header. */
const ERROR_NAME = /^[A-Za-z][A-Za-z0-9_.]{0,99}$/;

/** Statuses whose messages are about the request, and so may be shown to whoever sent it. */
const SHOWN_STATUSES = new Set([400, 404, 429]);

/** Errors about our own permissions and credentials, whatever their status: their messages quote keys, roles and signatures. */
const CREDENTIAL_ERRORS =
  /^(AccessDenied|ExpiredToken|IncompleteSignature|InvalidClientTokenId|InvalidSignature|MissingAuthenticationToken|NotAuthorized|OptInRequired|RequestExpired|SignatureDoesNotMatch|UnrecognizedClient)/;

/** The longest `Retry-After` taken over from AWS, in seconds. */
const MAX_RETRY_AFTER_SECONDS = 900;

/** What an SDK error may carry. Any of it can be missing or of another type: the SDK copies upstream bodies onto it. */
interface SdkError {
  name?: unknown;
  message?: unknown;
  $fault?: unknown;
  $metadata?: { httpStatusCode?: unknown; requestId?: unknown };
  $response?: { statusCode?: unknown; headers?: Record<string, unknown> };
}

/** The HTTP status an SDK error came with, if an answer came at all. */
export function statusOf(error: SdkError): number | undefined {
  const status = error.$metadata?.httpStatusCode ?? error.$response?.statusCode;
  return typeof status === 'number' ? status : undefined;
}

/**
 * Any failure of an upstream call, as the answer it gets. It is built afresh from name, status and message, so
 * that nothing else of the upstream body can reach a caller.
 *
 * @param sentToken - the upstream token of the request: no message may give it away.
 */
export function toUpstreamError(error: unknown, sentToken?: string): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof TransportError) {
    return documentedError('ServiceUnavailable', `upstream-${error.kind}`, {
      detail: error.message,
      cause: error,
    });
  }
  const failure: SdkError = typeof error === 'object' && error !== null ? error : {};
  const status = statusOf(failure);
  if (status === undefined) return toApiError(error);

  const name = awsErrorName(failure);
  if (name === undefined) {
    const detail = `HTTP ${status} with a body that is not AWS JSON.`;
    return documentedError('ServiceUnavailable', 'upstream-malformed', { detail, cause: error });
  }
  if (status < 400 || status > 599) {
    const detail = `${name} with the impossible status ${status}.`;
    return documentedError('InternalServiceError', 'upstream-malformed', { detail, cause: error });
  }
  const message =
    typeof failure.message === 'string' && failure.message !== 'UnknownError' ? failure.message : '';
  const safeMessage = sentToken ? withoutToken(message, sentToken) : message;
  const isShown = SHOWN_STATUSES.has(status) && !CREDENTIAL_ERRORS.test(name) && safeMessage === message;
  return new ApiError({
    code: name,
    status,
    message: isShown && message !== '' ? message : sentenceFor(name, status),
    reason: reasonFor(name, status),
    retryAfterSeconds: retryAfter(failure.$response?.headers),
    detail: `${name}: ${safeMessage}`,
    cause: error,
  });
}

/** Whose an error of AWS's is: the quota's, the function's own (permissions, credentials), AWS's, or the request's. */
function reasonFor(name: string, status: number): Reason {
  if (status === 429 || name.startsWith('Throttling')) return 'upstream-throttled';
  if (status === 401 || status === 403 || CREDENTIAL_ERRORS.test(name)) return 'upstream-denied';
  return status < 500 ? 'upstream-error' : 'upstream-fault';
}

/** Only an error with a name of AWS's is AWS's: the SDK names the others by their status, or SyntaxError. */
function awsErrorName({ name, $fault }: SdkError): string | undefined {
  const isAwsError =
    $fault !== undefined && name !== 'UnknownError' && typeof name === 'string' && ERROR_NAME.test(name);
  return isAwsError ? name : undefined;
}

/** A message with the token, as it is or as it stood in the URL, taken out. */
function withoutToken(message: string, token: string): string {
  return message.replaceAll(token, '[token]').replaceAll(encodeURIComponent(token), '[token]');
}

/** Our own sentence for an error: by its name where that is documented, else by what its status means. */
function sentenceFor(name: string, status: number): string {
  if (Object.hasOwn(errors, name)) return errors[name as keyof typeof errors].sentence;
  if (status === 401 || status === 403) return errors.AccessDeniedException.sentence;
  if (status === 503) return errors.ServiceUnavailable.sentence;
  return (status < 500 ? errors.InvalidRequestException : errors.InternalServiceError).sentence;
}

function retryAfter(headers: Record<string, unknown> = {}): number | undefined {
  const seconds = headers['retry-after'];
  if (typeof seconds !== 'string' || !/^[1-9]\d{0,4}$/.test(seconds)) return undefined;
  return Math.min(Number(seconds), MAX_RETRY_AFTER_SECONDS);
}
