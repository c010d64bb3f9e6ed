import type { Recording } from './recording.ts';

/** How much less an earlier hit counts with each new one. */
const FADING = 0.9;

/** How much a hit in another file of the same folder counts. */
const NEARBY = 0.2;

/** Which file of tests to ask first about a file of the source: its own, then those that noticed much of it or beside it lately, then quick ones. */
export class Luck {
  readonly #hits = new Map<string, Map<string, number>>();

  /** A file of tests noticed a mutant. */
  note(source: string, test: string): void {
    for (const place of [source, folderOf(source)]) {
      const hits = this.#hits.get(place) ?? new Map<string, number>();
      for (const [each, count] of hits) hits.set(each, count * FADING);
      hits.set(test, (hits.get(test) ?? 0) + 1);
      this.#hits.set(place, hits);
    }
  }

  sort(source: string, recordings: readonly Recording[]): Recording[] {
    const own = `test/${source.replace(/\.ts$/, '.test.ts')}`;
    const here = this.#hits.get(source);
    const nearby = this.#hits.get(folderOf(source));
    const chance = ({ file, ms }: Recording) => {
      const hits = (here?.get(file) ?? 0) + NEARBY * (nearby?.get(file) ?? 0);
      return ((file === own ? 2 : 0.02) + hits) / ms;
    };
    return recordings.toSorted((one, other) => chance(other) - chance(one));
  }
}

function folderOf(source: string): string {
  return source.slice(0, source.indexOf('/') + 1);
}
