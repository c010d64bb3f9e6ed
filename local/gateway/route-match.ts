import { consolePaths } from '../../contract/console.ts';
import { matchPath } from '../../contract/match-path.ts';
import { operations } from '../../contract/operations.ts';

/** The resource of API Gateway's that a path is of. */
export interface RouteMatch {
  /** Its path as API Gateway knows it, such as `/dataIntegrations/{Identifier}/associations`. */
  resource: string;
  /** By name, still percent-encoded; `null` where the path has none, as in API Gateway's events. */
  parameters: Record<string, string> | null;
}

/** Finds the route of a path; undefined when the path is no route's. */
export function matchRoute(path: string): RouteMatch | undefined {
  return matchResource(path, routePaths);
}

/** Finds what the console's function answers at a path; undefined when that is nothing. */
export function matchConsole(path: string): RouteMatch | undefined {
  return matchResource(path, consolePaths);
}

const routePaths = operations.map(({ path }) => path);

/**
 * As API Gateway does: segment by segment, before any decoding, so that `%2F` stays inside its parameter. One trailing
 * slash is ignored, an empty parameter is no match.
 */
function matchResource(path: string, resources: readonly string[]): RouteMatch | undefined {
  for (const resource of resources) {
    const parameters = matchPath(withoutSlash(resource), withoutSlash(path));
    if (parameters === undefined) continue;
    const values = Object.values(parameters);
    if (!values.includes('')) return { resource, parameters: values.length > 0 ? parameters : null };
  }
  return undefined;
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
