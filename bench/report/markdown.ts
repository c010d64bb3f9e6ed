/** A Markdown table; all columns but the first are aligned to the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A number with so many decimals, or a dash where there is none. */
export function fixed(value: number | null, decimals: number): string {
  return value === null || Number.isNaN(value) ? '–' : value.toFixed(decimals);
}

/** `text` with what stands between the two comments that carry `name` replaced by `content`.
 *
 * @throws Error when the comments are not there.
 */
export function replaceBlock(text: string, name: string, content: string): string {
  const begin = `<!-- ${name} -->`;
  const end = `<!-- /${name} -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from === -1 || to < from) {
    throw new Error(`There is no block between ${begin} and ${end}.`);
  }
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
}
