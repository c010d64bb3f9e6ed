import type { Change } from './mutant.ts';
import { regexChanges } from './regex-changes.ts';
import type { Node } from './syntax.ts';

/** What a literal can be instead: another truth, the text that it is not, the numbers next to it. */
export function literalChanges(node: Extract<Node, { type: 'Literal' }>): Change[] {
  if ('regex' in node) return regexChanges(node);
  const { value, start, end } = node;
  if (typeof value === 'boolean') return [{ operator: 'boolean', start, end, text: String(!value) }];
  if (typeof value === 'string')
    return [{ operator: 'string', start, end, text: value === '' ? "'mutated'" : "''" }];
  if (typeof value !== 'number') return [];
  const texts = value === 0 ? [1] : [value + 1, value - 1];
  return texts.map((text) => ({ operator: 'number', start, end, text: String(text) }));
}
