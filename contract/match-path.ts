/**
 * Reads the segments of a path, still percent-encoded, by a template such as `/dataIntegrations/{Identifier}/associations`.
 *
 * @returns what stands where the template has a name in braces, by that name; nothing when the path is none of the template's
 */
export function matchPath(template: string, path: string): Record<string, string> | undefined {
  const parts = template.split('/');
  const segments = path.split('/');
  if (segments.length !== parts.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name !== undefined) found[name] = segment;
    else if (segment !== part) return undefined;
  }
  return found;
}
