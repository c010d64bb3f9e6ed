import type { ParameterName } from '../contract/operations.ts';
import { mustBe } from './describe.ts';
import { isString } from './read-members.ts';
import { refused } from './refused.ts';

/**
 * What the parameter in a path is, as one segment of the path. Rules of the parameter are the route's to check, except for what no
 * URL can carry: URL parsers take `.` and `..` out of a path even when percent-encoded, and an empty segment is another route.
 * Source: URL standard, "double-dot URL path segment".
 *
 * @throws AssociationsError `InvalidRequestException` with an issue of the parameter: it is no string, empty, `.`, `..` or no valid
 *   Unicode
 */
export function pathSegment(parameter: string, value: unknown): string {
  const refuse = (message: string, cause?: unknown): Error =>
    refused(parameter, message, { issues: [{ parameter: parameter as ParameterName, message }], cause });

  if (!isString(value)) throw refuse(mustBe('a string', value));
  if (/^\.{0,2}$/.test(value)) throw refuse(`"${value}" cannot be part of a URL: use the ARN or the UUID`);
  try {
    return encodeURIComponent(value);
  } catch (cause) {
    throw refuse('must be valid Unicode', cause);
  }
}
