/** How a failure is explained, and what can be done about it. */
export interface Advice {
  title: string;
  advice: string;
  /** Whether asking for the same again may help. */
  canRetry: boolean;
}

const tokenGone: Advice = {
  title: 'Sign in to see this',
  advice: 'The API did not accept who you are: the sign-in is missing or has expired.',
  canRetry: true,
};

/** By error code of the client. */
const byCode: Readonly<Record<string, Advice>> = {
  InvalidRequestException: {
    title: 'That is not accepted as a data integration',
    advice: 'Ask for it by its name, its UUID or its ARN.',
    canRetry: false,
  },
  AccessDeniedException: {
    title: 'You may not see this data integration',
    advice: 'Ask whoever runs this console for access, and give them the request ID.',
    canRetry: true,
  },
  ResourceNotFoundException: {
    title: 'There is no such data integration',
    advice:
      'Check the spelling, capitals included, and that it is in the account and Region of this console.',
    canRetry: true,
  },
  ThrottlingException: {
    title: 'Too many requests just now',
    advice:
      'Amazon AppIntegrations allows a few requests a second for the whole account. It is not your fault.',
    canRetry: true,
  },
  InternalServiceError: {
    title: 'Something went wrong on the server',
    advice: 'Try again. If it stays like this, report the request ID to whoever runs this console.',
    canRetry: true,
  },
  ServiceUnavailable: {
    title: 'Amazon AppIntegrations cannot be reached',
    advice: 'This usually passes within a minute.',
    canRetry: true,
  },
  UnauthorizedException: tokenGone,
  ExpiredTokenException: tokenGone,
  MissingAuthenticationTokenException: {
    title: 'The API does not know this address, or wants a signature',
    advice:
      'Check that apiUrl in config.json ends with the stage, such as /prod, and how the API authorizes callers.',
    canRetry: true,
  },
  InvalidSignatureException: {
    title: 'The API did not accept the signature',
    advice: 'Requests to this API are signed for the service execute-api. Check the module that signs them.',
    canRetry: true,
  },
  SignInUnavailable: {
    title: 'Your sign-in cannot be renewed right now',
    advice: 'The sign-in service does not answer. Try again in a minute.',
    canRetry: true,
  },
  Offline: {
    title: 'You are offline',
    advice: 'It goes on by itself as soon as the network is back.',
    canRetry: true,
  },
  NetworkError: {
    title: 'The API cannot be reached',
    advice:
      'It may be down, its address in config.json may be wrong, or it does not allow pages of this origin.',
    canRetry: true,
  },
  TimeoutError: {
    title: 'The API takes too long to answer',
    advice: 'This usually passes within a minute.',
    canRetry: true,
  },
  UnreadableAnswer: {
    title: 'Something else answered in place of the API',
    advice: 'Check apiUrl in config.json, and any proxy on the way.',
    canRetry: true,
  },
};

/** By the part of the service that failed. */
export const byPart = {
  credentials: {
    title: 'AWS does not let this service in',
    advice: 'Its own credentials are refused, not yours. Give the request ID to whoever runs this console.',
    canRetry: true,
  },
  'cursor-key': {
    title: 'Further pages cannot be had right now',
    advice: 'AWS KMS gives no key for them. This usually passes within a minute.',
    canRetry: true,
  },
} as const satisfies Record<string, Advice>;

/** The advice for a code; for one nobody knows yet, by the kind of its status. */
export function adviceFor(code: string, status: number | undefined): Advice {
  if (Object.hasOwn(byCode, code) && byCode[code] !== undefined) return byCode[code];
  if (status === 401) return tokenGone;
  if (status !== undefined && status < 500) {
    return { title: 'The request was refused', advice: 'The API says why below.', canRetry: true };
  }
  return {
    title: 'Something went wrong',
    advice: 'Try again. If it stays like this, report what is shown here to whoever runs this console.',
    canRetry: true,
  };
}
