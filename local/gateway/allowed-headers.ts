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
  if (text === '') return [];
  const names = readHeaderNames('ALLOWED_HEADERS', text);
  if (environment['ALLOWED_ORIGINS']?.trim()) return names;
  throw new Error('ALLOWED_HEADERS says nothing without ALLOWED_ORIGINS: give that, too.');
}
