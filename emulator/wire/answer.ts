import { ServiceError } from './service-error.ts';
import type { ServiceErrorCode } from './service-error.ts';

/** A complete HTTP answer. The server adds `x-amzn-requestid`. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

const JSON_HEADERS = { 'content-type': 'application/json' };

/** Done, and nothing to say. */
export const noContent: Answer = { status: 204, headers: {}, body: '' };

/** What an operation answers: 200 and its output as JSON. */
export function jsonAnswer(output: object, status = 200): Answer {
  return { status, headers: JSON_HEADERS, body: JSON.stringify(output) };
}

/** An error as AppIntegrations spells it: the code in a header, the message in a body of one member. */
export function errorAnswer({
  code,
  status,
  message,
}: Pick<ServiceError, 'code' | 'status' | 'message'>): Answer {
  return namedErrorAnswer(status, code, message);
}

/** An error of any name and status, in AppIntegrations' spelling. */
export function namedErrorAnswer(status: number, code: string, message: string): Answer {
  return {
    status,
    headers: { ...JSON_HEADERS, 'x-amzn-errortype': code },
    body: JSON.stringify({ Message: message }),
  };
}

/** One of the documented errors as a value, for tables. */
export function documentedErrorAnswer(code: ServiceErrorCode, message: string): Answer {
  return errorAnswer(new ServiceError(code, message));
}
