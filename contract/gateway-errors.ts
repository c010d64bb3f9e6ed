import { errors } from './errors.ts';

/** An error API Gateway answers with before or instead of the function. */
export interface GatewayError {
  /** Absent: API Gateway's own status for the case stays. */
  status?: number;
  code: string;
  /** What the caller reads. */
  sentence: string;
  retryAfterSeconds?: number;
}

const {
  AccessDeniedException,
  InternalServiceError,
  InvalidRequestException,
  ServiceUnavailable,
  ThrottlingException,
} = errors;

const misconfigured = { ...InternalServiceError, code: 'InternalServiceError' } as const;
const invalid = { ...InvalidRequestException, code: 'InvalidRequestException' } as const;
const unreachable = {
  ...ServiceUnavailable,
  code: 'ServiceUnavailable',
  status: 504,
  sentence: 'This service did not answer in time. Wait a moment, then try again.',
} as const;
const throttled = { ...ThrottlingException, code: 'ThrottlingException' } as const;

/**
 * Every response type of API Gateway, each with the answer it gives here. The names of the codes are those AWS
 * uses for the same thing. Source: API Gateway developer guide, "Gateway response types".
 */
export const gatewayErrors = {
  ACCESS_DENIED: { ...AccessDeniedException, code: 'AccessDeniedException' },
  API_CONFIGURATION_ERROR: misconfigured,
  AUTHORIZER_CONFIGURATION_ERROR: misconfigured,
  AUTHORIZER_FAILURE: misconfigured,
  BAD_REQUEST_BODY: invalid,
  BAD_REQUEST_PARAMETERS: invalid,
  DEFAULT_4XX: { code: 'InvalidRequestException', sentence: InvalidRequestException.sentence },
  DEFAULT_5XX: { code: 'InternalServiceError', sentence: InternalServiceError.sentence },
  EXPIRED_TOKEN: {
    status: 403,
    code: 'ExpiredTokenException',
    sentence: 'The credentials of this request have expired. Sign in again.',
  },
  INTEGRATION_FAILURE: unreachable,
  INTEGRATION_TIMEOUT: unreachable,
  INVALID_API_KEY: {
    status: 403,
    code: 'AccessDeniedException',
    sentence: 'The API key of this request is missing or not valid.',
  },
  INVALID_SIGNATURE: {
    status: 403,
    code: 'InvalidSignatureException',
    sentence: 'The signature of this request is not valid. Sign it for the service execute-api.',
  },
  MISSING_AUTHENTICATION_TOKEN: {
    status: 403,
    code: 'MissingAuthenticationTokenException',
    sentence: 'Missing Authentication Token',
  },
  QUOTA_EXCEEDED: throttled,
  REQUEST_TOO_LARGE: {
    status: 413,
    code: 'RequestEntityTooLargeException',
    sentence: 'The request is too large.',
  },
  RESOURCE_NOT_FOUND: {
    status: 404,
    code: 'ResourceNotFoundException',
    sentence: 'There is no such route.',
  },
  THROTTLED: throttled,
  UNAUTHORIZED: {
    status: 401,
    code: 'UnauthorizedException',
    sentence: 'Sign in to make this request.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    code: 'UnsupportedMediaTypeException',
    sentence: 'This media type is not supported.',
  },
  WAF_FILTERED: { ...AccessDeniedException, code: 'AccessDeniedException' },
} as const satisfies Record<string, GatewayError>;

/** The codes API Gateway answers with. */
export type GatewayErrorCode = (typeof gatewayErrors)[keyof typeof gatewayErrors]['code'];
