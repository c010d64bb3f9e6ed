import type { Mutant } from './mutant.ts';
import { FOLDERS } from './options.ts';

/** Of a hundred mutants of a folder, how many tests must notice. */
export const LEAST = 92;

export interface Score {
  of: string;
  all: number;
  killed: number;
}

/** The scores of the folders that have mutants, and of all of them. */
export function scores(mutants: readonly Mutant[], survivors: readonly Mutant[]): Score[] {
  const score = (of: string, isIn: (mutant: Mutant) => boolean): Score => {
    const all = mutants.filter(isIn).length;
    return { of, all, killed: all - survivors.filter(isIn).length };
  };
  const each = FOLDERS.map((folder) => score(folder, ({ file }) => file.startsWith(`${folder}/`)));
  return [...each, score('all', () => true)].filter(({ all }) => all > 0);
}

export function percent({ all, killed }: Score): number {
  return (100 * killed) / all;
}

/** @example 'lambda    94.1 %  2,806 of 2,982' */
export function tell(score: Score): string {
  const [killed, all] = [score.killed, score.all].map((count) => count.toLocaleString('en'));
  // Rounded down: 91.99 is less than 92.
  const rounded = (Math.floor(percent(score) * 10) / 10).toFixed(1);
  return `${score.of.padEnd(8)}  ${rounded.padStart(5)} %  ${killed} of ${all}`;
}
