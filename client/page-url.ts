import { AssociationsError } from './errors.ts';

/** Which page. */
export interface PageQuery {
  /** Associations per page, 1 to 50. Without it AWS decides. */
  maxResults?: number | undefined;
  /** `NextToken` of the page before; without it, the first page. */
  nextToken?: string | undefined;
}

/**
 * The URL of one page. Rules of the parameters are the route's to check, except for what no URL can carry.
 *
 * @throws AssociationsError `InvalidRequestException` for an identifier that is empty, `.`, `..` or no valid Unicode
 */
export function pageUrl(baseUrl: string, identifier: string, query: PageQuery): string {
  const search = new URLSearchParams();
  if (query.maxResults !== undefined) search.set('maxResults', String(query.maxResults));
  if (query.nextToken !== undefined) search.set('nextToken', query.nextToken);
  const url = `${baseUrl}/dataIntegrations/${pathSegment(identifier)}/associations`;
  return search.size === 0 ? url : `${url}?${search.toString()}`;
}

/**
 * URL parsers take `.` and `..` out of a path even when percent-encoded, and an empty segment is another route.
 * Source: URL standard, "double-dot URL path segment".
 */
function pathSegment(identifier: string): string {
  if (/^\.{0,2}$/.test(identifier))
    throw refused(`"${identifier}" cannot be part of a URL: use the ARN or the UUID`);
  try {
    return encodeURIComponent(identifier);
  } catch (cause) {
    throw refused('must be valid Unicode, but holds half a surrogate pair', cause);
  }
}

function refused(message: string, cause?: unknown): AssociationsError {
  return new AssociationsError(`Identifier ${message}.`, {
    code: 'InvalidRequestException',
    issues: [{ parameter: 'Identifier', message }],
    cause,
  });
}
