import type { ErrorBody } from '../../contract/error-body.ts';
import { gatewayErrors } from '../../contract/gateway-errors.ts';
import type { GatewayError } from '../../contract/gateway-errors.ts';
import type { HttpAnswer } from './http-answer.ts';

/** The response types of API Gateway that happen locally, each with the status API Gateway gives it. */
const OWN_STATUSES = {
  ACCESS_DENIED: 403,
  AUTHORIZER_FAILURE: 500,
  DEFAULT_4XX: 400,
  DEFAULT_5XX: 500,
  INTEGRATION_TIMEOUT: 504,
  MISSING_AUTHENTICATION_TOKEN: 403,
  UNAUTHORIZED: 401,
} as const satisfies Partial<Record<keyof typeof gatewayErrors, number>>;

export type GatewayErrorType = keyof typeof OWN_STATUSES;

/**
 * An error that API Gateway makes itself, in the one body that every error has.
 *
 * @param own.status - For the types that stand for several statuses.
 * @param own.sentence - Says more than the type's.
 */
export function gatewayAnswer(
  type: GatewayErrorType,
  requestId: string,
  own: { status?: number | undefined; sentence?: string } = {},
): HttpAnswer {
  const { code, sentence, retryAfterSeconds }: GatewayError = gatewayErrors[type];
  const { status = OWN_STATUSES[type] } = own;
  const body: ErrorBody = { message: own.sentence ?? sentence, code, requestId };
  return {
    status,
    headers: {
      'Cache-Control': 'no-store',
      'Content-Type': 'application/json',
      'x-amzn-ErrorType': code,
      ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
    },
    body: JSON.stringify(body),
  };
}
