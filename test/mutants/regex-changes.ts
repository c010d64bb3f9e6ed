import type { Change } from './mutant.ts';
import type { Node } from './syntax.ts';

type RegExpLiteral = Extract<Node, { type: 'Literal'; regex: unknown }>;

/** Without an anchor, a class turned around, once instead of often. */
const edits: readonly (readonly [pattern: RegExp, text: (found: string) => string])[] = [
  [/^\^/, () => ''],
  [/(?<!\\)\$$/, () => ''],
  [/(?<!\\)\\[dDsSwW]/g, (found) => found[0] + swapCase(found[1] ?? '')],
  [/(?<!\\)\[\^/g, () => '['],
  [/(?<!\\)\[(?!\^)/g, () => '[^'],
  [/(?<![\\(])[+*?](?![+*?<:=!])/g, () => ''],
];

/** What a regular expression can be instead, as long as it is one. */
export function regexChanges({ regex, start, end }: RegExpLiteral): Change[] {
  const { pattern, flags } = regex;
  return edits
    .flatMap(([search, text]) => {
      const all = new RegExp(search.source, search.flags.replace('g', '') + 'g');
      return [...pattern.matchAll(all)].map(({ 0: found, index }) => {
        return pattern.slice(0, index) + text(found) + pattern.slice(index + found.length);
      });
    })
    .filter((mutated) => mutated !== '' && isRegExp(mutated, flags))
    .map((mutated) => ({ operator: 'regular expression', start, end, text: `/${mutated}/${flags}` }));
}

function isRegExp(pattern: string, flags: string): boolean {
  try {
    return Boolean(new RegExp(pattern, flags));
  } catch {
    return false;
  }
}

function swapCase(letter: string): string {
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
}
