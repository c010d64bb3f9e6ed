/**
 * Whether a log line matches a filter pattern, for the part of CloudWatch's language that is used here:
 * `{ ($.a.b = "x") || ($.a.b = 7) }`, `{ ($.c = *) }`, and of such conditions `{ (($.a = "x") || ($.b = "y")) && (($.c = "z")) }`. Source: CloudWatch Logs user guide, "Filter pattern syntax".
 */
export function matches(pattern: string, line: unknown): boolean {
  const [, all = ''] = /^\{ (.+) \}$/.exec(pattern) ?? [];
  const parts = all.split(' && ');
  return parts.every((part) => anyOf(parts.length > 1 ? part.replace(/^\((.*)\)$/, '$1') : part, line));
}

function anyOf(alternatives: string, line: unknown): boolean {
  return alternatives.split(' || ').some((condition) => {
    const [, path, value] = /^\(?\$\.([\w.]+) = (\*|"[^"]*"|\d+)\)?$/.exec(condition) ?? [];
    if (path === undefined || value === undefined) throw new Error(`Not a condition: ${condition}`);
    const found = member(line, path);
    return found !== undefined && (value === '*' || JSON.stringify(found) === value);
  });
}

export function member(line: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => Object(value)[name], line);
}
