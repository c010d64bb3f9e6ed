import type { Recording } from './recording.ts';

/** How much less an earlier hit counts with each new one. */
const FADING = 0.9;

/** Which file of tests to ask first about a file of the source: its own, then those that noticed much of it lately, then quick ones. */
export class Luck {
  readonly #hits = new Map<string, Map<string, number>>();

  /** A file of tests noticed a mutant. */
  note(source: string, test: string): void {
    const hits = this.#hits.get(source) ?? new Map<string, number>();
    for (const [each, count] of hits) hits.set(each, count * FADING);
    hits.set(test, (hits.get(test) ?? 0) + 1);
    this.#hits.set(source, hits);
  }

  sort(source: string, recordings: readonly Recording[]): Recording[] {
    const own = `test/${source.replace(/\.ts$/, '.test.ts')}`;
    const hits = this.#hits.get(source);
    const chance = ({ file, ms }: Recording) => ((file === own ? 2 : 0.02) + (hits?.get(file) ?? 0)) / ms;
    return recordings.toSorted((one, other) => chance(other) - chance(one));
  }
}
