import { errors } from '../../contract/errors.ts';

/**
 * Every error the emulator answers with, and its HTTP status. Source: AppIntegrations API reference, AWS Common
 * Errors; `SerializationException` is what AWS's JSON services call a body they cannot read.
 */
const serviceErrors = {
  ...errors,
  DuplicateResourceException: { status: 409 },
  MalformedHttpRequestException: { status: 400 },
  RequestEntityTooLargeException: { status: 413 },
  ResourceQuotaExceededException: { status: 429 },
  SerializationException: { status: 400 },
  UnknownOperationException: { status: 404 },
} as const;

export type ServiceErrorCode = keyof typeof serviceErrors;

/** A request that AppIntegrations refuses; the server turns it into AWS's error answer. */
export class ServiceError extends Error {
  readonly code: ServiceErrorCode;
  readonly status: number;

  constructor(code: ServiceErrorCode, message: string) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = serviceErrors[code].status;
  }
}
