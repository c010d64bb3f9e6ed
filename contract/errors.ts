/** An error the route documents. */
export interface DocumentedError {
  /** HTTP status. */
  status: number;
  /** What the caller reads where AWS's own text must not be shown, or there is none. */
  sentence: string;
  /** Seconds after which trying again makes sense, where it does. */
  retryAfterSeconds?: number;
}

/** Names and statuses are AWS's own. Source: AppIntegrations API reference and AWS Common Errors. */
export const errors = {
  InvalidRequestException: {
    status: 400,
    sentence: 'The request is not valid.',
  },
  AccessDeniedException: {
    status: 403,
    sentence: 'This request is not allowed. Ask whoever runs this service for access.',
  },
  ResourceNotFoundException: {
    status: 404,
    sentence: 'There is no such data integration.',
  },
  ThrottlingException: {
    status: 429,
    sentence: 'Too many requests. Wait a moment, then try again.',
    retryAfterSeconds: 1,
  },
  InternalServiceError: {
    status: 500,
    sentence: 'Something went wrong on our side. If it keeps happening, report the requestId.',
  },
  ServiceUnavailable: {
    status: 503,
    sentence: 'Amazon AppIntegrations cannot be reached right now. Wait a moment, then try again.',
    retryAfterSeconds: 2,
  },
} as const satisfies Record<string, DocumentedError>;

/** What callers read in the place of ServiceUnavailable's sentence where AWS KMS gives no key for cursors. */
export const KEY_UNAVAILABLE_SENTENCE =
  'Further pages cannot be had right now, because their cursors need a key. Wait a moment, then try again.';

/** What callers read where AWS refuses the credentials of the function, which are not theirs. */
export const CREDENTIALS_REFUSED_SENTENCE =
  'AWS does not accept the credentials of this service. Report the requestId to whoever runs it.';

/** The error codes the function itself can decide on. Others pass through from AWS. */
export type ErrorCode = keyof typeof errors;
