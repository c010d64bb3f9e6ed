import type { Mutant } from './mutant.ts';

/** Where those stand for which nobody has given a reason yet. */
export const NO_REASON = 'No reason given yet';

const HEAD = `Mutants that no test notices, written by \`npm run mutants -- --write\`. Each line is a file, an operator, what is changed into what, and the
line of source where it is. The headings are reasons: move a line under the one that is true of it, or write a test that notices it.
`;

/** Lines of survivors by the reason for which they may live. */
export type Survivors = ReadonlyMap<string, readonly string[]>;

/** Without the number of the line, so that a change elsewhere in the file changes nothing. */
export function lineOf({ file, operator, original, mutated, within }: Mutant): string {
  return `${file} | ${operator} | ${original} → ${mutated || '(nothing)'} | ${within}`;
}

/** The file of a line. */
export function fileOf(line: string): string {
  return line.slice(0, line.indexOf(' | '));
}

export function readSurvivors(text: string): Survivors {
  const [, ...sections] = text.split(/^## /m);
  return new Map(
    sections.map((section) => {
      const [reason = '', ...lines] = section.split('\n');
      return [reason, lines.filter((line) => line !== '')];
    }),
  );
}

export function writeSurvivors(survivors: Survivors): string {
  const sections = [...survivors].filter(([, lines]) => lines.length > 0);
  return [
    HEAD,
    ...sections.map(([reason, lines]) => `## ${reason}\n\n${lines.toSorted().join('\n')}\n`),
  ].join('\n');
}

interface Comparison {
  /** Those that the list does not name. */
  added: string[];
  /** Those that the list names, and that a test notices now or that are gone. */
  gone: string[];
  /** The list as it would have to be. */
  survivors: Survivors;
}

/**
 * Holds survivors against the list. Lines may be there more than once.
 *
 * @param files - the files that were looked at; the list of others stays as it is
 */
export function compare(listed: Survivors, lines: readonly string[], files: readonly string[]): Comparison {
  const left = [...lines];
  const gone: string[] = [];
  const kept = [...listed].map(([reason, old]): [string, string[]] => [
    reason,
    old.filter((line) => {
      if (!files.includes(fileOf(line))) return true;
      const at = left.indexOf(line);
      if (at === -1) gone.push(line);
      else left.splice(at, 1);
      return at !== -1;
    }),
  ]);
  const survivors = new Map(kept);
  survivors.set(NO_REASON, [...(survivors.get(NO_REASON) ?? []), ...left]);
  return { added: left, gone, survivors };
}
