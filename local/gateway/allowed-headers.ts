import { readHeaderNames } from '../../contract/request-header.ts';

/** A variable of `npm start` alone: preflights are answered by the gateway and not by the function. */
export const allowedHeadersVariable = {
  ALLOWED_HEADERS: {
    default: '',
    meaning: 'Request headers that pages may send beside the usual ones, separated by commas',
  },
} as const;

/**
 * Reads the list.
 *
 * @throws Error whose message is for the user.
 */
export function readAllowedHeaders(environment: Readonly<Record<string, string | undefined>>): string[] {
  const text = environment['ALLOWED_HEADERS']?.trim() ?? '';
  return text === '' ? [] : readHeaderNames('ALLOWED_HEADERS', text);
}
