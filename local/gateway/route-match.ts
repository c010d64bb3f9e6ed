import { operations } from '../../contract/operations.ts';

/** Path parameters by name, still percent-encoded. */
export type PathParameters = Record<string, string>;

/** The route that a path is of. */
export interface RouteMatch {
  /** Its path as API Gateway knows it, such as `/dataIntegrations/{Identifier}/associations`. */
  resource: string;
  /** `null` where the path has none, as in API Gateway's events. */
  parameters: PathParameters | null;
}

const templates = operations.map(({ path }) => ({ resource: path, segments: path.split('/') }));

/**
 * Finds the route of a path as API Gateway does: segment by segment, before any decoding, so that `%2F` stays inside
 * its parameter. One trailing slash is ignored, an empty parameter is no match.
 *
 * @returns undefined when the path is no route's.
 */
export function matchRoute(path: string): RouteMatch | undefined {
  const segments = (path.endsWith('/') ? path.slice(0, -1) : path).split('/');
  for (const template of templates) {
    const parameters = parametersOf(segments, template.segments);
    if (parameters !== undefined) return { resource: template.resource, parameters };
  }
  return undefined;
}

function parametersOf(segments: string[], template: string[]): PathParameters | null | undefined {
  if (segments.length !== template.length) return undefined;
  const parameters: PathParameters = {};
  for (const [index, part] of template.entries()) {
    const segment = segments[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined ? segment !== part : segment === '') return undefined;
    if (name !== undefined) parameters[name] = segment;
  }
  return Object.keys(parameters).length > 0 ? parameters : null;
}
