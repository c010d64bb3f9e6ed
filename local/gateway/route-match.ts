import { matchPath } from '../../contract/match-path.ts';
import { operations } from '../../contract/operations.ts';

/** The route that a path is of. */
export interface RouteMatch {
  /** Its path as API Gateway knows it, such as `/dataIntegrations/{Identifier}/associations`. */
  resource: string;
  /** By name, still percent-encoded; `null` where the path has none, as in API Gateway's events. */
  parameters: Record<string, string> | null;
}

/**
 * Finds the route of a path as API Gateway does: segment by segment, before any decoding, so that `%2F` stays inside
 * its parameter. One trailing slash is ignored, an empty parameter is no match.
 *
 * @returns undefined when the path is no route's.
 */
export function matchRoute(path: string): RouteMatch | undefined {
  const matched = path.endsWith('/') ? path.slice(0, -1) : path;
  for (const { path: resource } of operations) {
    const parameters = matchPath(resource, matched);
    if (parameters === undefined) continue;
    const values = Object.values(parameters);
    if (!values.includes('')) return { resource, parameters: values.length > 0 ? parameters : null };
  }
  return undefined;
}
