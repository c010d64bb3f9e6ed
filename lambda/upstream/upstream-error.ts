import { CREDENTIALS_REFUSED_SENTENCE, errors } from '../../contract/errors.ts';
import { ApiError, documentedError, toApiError } from '../api-error.ts';
import type { Reason } from '../api-error.ts';
import { TransportError } from '../aws/http-handler.ts';
import type { SdkResponse } from '../aws/http-handler.ts';
import { isThrottling } from '../aws/retry.ts';
import { maskToken } from './mask-token.ts';

/** AWS's error names; nothing else may become a header. */
const ERROR_NAME = /^[A-Za-z][A-Za-z0-9_.]{0,99}$/;

/** Statuses whose messages are about the request, and so may be shown to whoever sent it. */
const SHOWN_STATUSES = new Set([400, 404, 429]);

/** Errors about our own credentials, whatever their status: their messages quote keys and signatures. */
export const CREDENTIAL_ERRORS =
  /^(AuthFailure|ExpiredToken|IncompleteSignature|Invalid(AccessKeyId|ClientTokenId|SecurityToken|Signature|Token)|MissingAuthenticationToken|RequestExpired|RequestTimeTooSkewed|SignatureDoesNotMatch|TokenRefreshRequired|UnrecognizedClient)/;

/** And about our own permissions, or what answers there: their messages quote roles. */
const PERMISSION_ERRORS =
  /^(AccessDenied|Forbidden|KMSAccessDenied|NotAuthorized|OptInRequired|SubscriptionRequired|Unauthorized|UnknownOperation)/;

/** The longest `Retry-After` taken over from AWS, in seconds. */
const MAX_RETRY_AFTER_SECONDS = 900;

/** The most of a message that is read, in UTF-16 units: others write it. */
const MAX_MESSAGE_LENGTH = 2000;

/** Any failure of a call that no answer stands for, as the answer it gets. */
export function toUpstreamError(error: unknown): ApiError {
  if (!(error instanceof TransportError)) return toApiError(error);
  const { kind, message } = error;
  return documentedError('ServiceUnavailable', `upstream-${kind}`, { detail: message, cause: error });
}

/** The failure of a call that was not begun. */
export function noTime(): ApiError {
  return documentedError('ServiceUnavailable', 'upstream-timeout', { detail: 'No time left for the call.' });
}

/**
 * An answer that is no page, as the answer it gets. It is built afresh from name, status and message, so that
 * nothing else of the upstream body can reach a caller.
 *
 * @param answer - the answer's JSON object, if it is one.
 * @param sentToken - the upstream token of the request: neither callers nor the log may learn of it.
 */
export function toRefusal(
  { statusCode: status, headers }: SdkResponse,
  answer: Record<string, unknown> | undefined,
  sentToken: string | undefined,
): ApiError {
  const name = answer && errorName(headers, answer);
  // Our own names give nothing away; any other may be made of the token.
  if (name === undefined || (!Object.hasOwn(errors, name) && forLog(name, sentToken) !== name)) {
    const detail = `HTTP ${status} with a body that is not AWS JSON.`;
    // Whoever says so, be it a proxy: too many is too many.
    if (status === 429) {
      const retryAfterSeconds = retryAfter(headers['retry-after']);
      return documentedError('ThrottlingException', 'upstream-throttled', { detail, retryAfterSeconds });
    }
    return documentedError('ServiceUnavailable', 'upstream-malformed', { detail });
  }
  if (status < 400 || status > 599) {
    const detail = `${name} with the impossible status ${status}.`;
    return documentedError('InternalServiceError', 'upstream-malformed', { detail });
  }
  const sent = [answer?.['message'], answer?.['Message']].find(isText) ?? '';
  // Half of a surrogate pair, sent or left by the cut, is no Unicode.
  const message = sent.slice(0, MAX_MESSAGE_LENGTH).toWellFormed();
  const reason = reasonFor(name, status);
  const isAboutRequest = SHOWN_STATUSES.has(status) && reason !== 'upstream-denied';
  const isShown = isAboutRequest && sentToken === undefined && message !== '';
  return new ApiError({
    code: name,
    status,
    message: isShown ? message : sentenceFor(name, status),
    reason,
    mayPass: reason === 'upstream-fault',
    retryAfterSeconds: retryAfter(headers['retry-after']),
    detail: `${name}: ${forLog(message, sentToken)}`,
  });
}

/** Whose an error of AWS's is: the quota's, the function's own (permissions, credentials), AWS's, or the request's. */
function reasonFor(name: string, status: number): Reason {
  if (status === 429 || isThrottling(name)) return 'upstream-throttled';
  if (status === 401 || status === 403 || PERMISSION_ERRORS.test(name) || CREDENTIAL_ERRORS.test(name))
    return 'upstream-denied';
  return status < 500 ? 'upstream-error' : 'upstream-fault';
}

/** AWS's name for an error, if it is one of AWS's. Source: AWS restJson1 protocol, Operation error serialization. */
export function errorName(
  headers: SdkResponse['headers'],
  answer: Record<string, unknown>,
): string | undefined {
  const { code, Code, __type } = answer;
  const name = [headers['x-amzn-errortype'], code, Code, __type].find(isText) ?? '';
  // Such as `com.amazonaws.appintegrations#ThrottlingException:http://internal.example/`.
  const [bare = ''] = name.split(/[,:]/);
  return ERROR_NAME.exec(bare.slice(bare.indexOf('#') + 1))?.[0];
}

/** A text of AWS's as the log may have it: not too long, and without the token. */
export function forLog(text: string, sentToken: string | undefined): string {
  const beginning = text.slice(0, MAX_MESSAGE_LENGTH).toWellFormed();
  return sentToken === undefined ? beginning : maskToken(beginning, sentToken);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** Our own sentence for an error: by its name where that is documented, else by what its status means. */
function sentenceFor(name: string, status: number): string {
  if (status === 401 || CREDENTIAL_ERRORS.test(name)) return CREDENTIALS_REFUSED_SENTENCE;
  if (Object.hasOwn(errors, name)) return errors[name as keyof typeof errors].sentence;
  if (status === 403) return errors.AccessDeniedException.sentence;
  if (status === 503) return errors.ServiceUnavailable.sentence;
  return (status < 500 ? errors.InvalidRequestException : errors.InternalServiceError).sentence;
}

function retryAfter(seconds = ''): number | undefined {
  if (!/^[1-9]\d{0,4}$/.test(seconds)) return undefined;
  return Math.min(Number(seconds), MAX_RETRY_AFTER_SECONDS);
}
