import { refused } from './refused.ts';

/** Which page. */
export interface PageQuery {
  /** Associations per page, 1 to 50. Without it AWS decides. */
  maxResults?: number | null | undefined;
  /** `NextToken` of the page before; without it, the first page. */
  nextToken?: string | null | undefined;
}

/**
 * The URL of one page. Rules of the parameters are the route's to check, except for what no URL can carry.
 *
 * @throws AssociationsError `InvalidRequestException` for an identifier that is empty, `.`, `..` or no valid Unicode
 */
export function pageUrl(baseUrl: string, identifier: string, query: PageQuery): string {
  const url = new URL(`${baseUrl}/dataIntegrations/${pathSegment(identifier)}/associations`);
  for (const name of ['maxResults', 'nextToken'] as const) {
    const value = query[name] ?? undefined;
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url.href;
}

/**
 * URL parsers take `.` and `..` out of a path even when percent-encoded, and an empty segment is another route.
 * Source: URL standard, "double-dot URL path segment".
 */
function pathSegment(identifier: string): string {
  if (/^\.{0,2}$/.test(identifier))
    throw refused('Identifier', `"${identifier}" cannot be part of a URL: use the ARN or the UUID`);
  try {
    return encodeURIComponent(identifier);
  } catch (cause) {
    throw refused('Identifier', 'must be valid Unicode, but holds half a surrogate pair', cause);
  }
}
