/** Where a token is, which stands somewhere between two places. */
export function token(
  source: string,
  from: number,
  to: number,
  text: string,
): { start: number; end: number } {
  const start = from + source.slice(from, to).indexOf(text);
  return { start, end: start + text.length };
}
