import { route } from '../../contract/route.ts';

/** Path parameters by name, still percent-encoded. */
export type PathParameters = Record<string, string>;

const templateSegments = route.path.split('/');

/**
 * Finds the route's parameters in a path as API Gateway does: segment by segment, before any decoding, so that
 * `%2F` stays inside its parameter. One trailing slash is ignored, an empty parameter is no match.
 *
 * @returns undefined when the path is not the route's.
 */
export function matchRoutePath(path: string): PathParameters | undefined {
  const segments = (path.endsWith('/') ? path.slice(0, -1) : path).split('/');
  if (segments.length !== templateSegments.length) return undefined;
  const parameters: PathParameters = {};
  for (const [index, template] of templateSegments.entries()) {
    const segment = segments[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(template)?.[1];
    if (name === undefined ? segment !== template : segment === '') return undefined;
    if (name !== undefined) parameters[name] = segment;
  }
  return parameters;
}
