import type { Judge } from './judge.ts';
import type { Mutant } from './mutant.ts';
import type { Recording } from './recording.ts';

/** How many times what the same file took without a mutant it may take with one, and of how much at the least. */
const PATIENCE = 10;
const SHORT_MS = 500;

/** The same for how often the source asks which mutant runs: what asks more often goes round in circles. */
const MORE_CALLS = 20;
const FEW_CALLS = 50_000;

export interface Outcome {
  mutant: Mutant;
  /** The file of tests that noticed it, if one did. */
  killer?: string;
}

/** Runs each mutant against the files of tests that reach it, to the first that notices. */
export async function tryMutants(
  judges: readonly Judge[],
  mutants: readonly Mutant[],
  recordings: readonly Recording[],
  tell: (outcome: Outcome) => void,
): Promise<void> {
  const left = [...mutants];
  const luck = new Luck();
  await Promise.all(
    judges.map(async (judge) => {
      for (let mutant = left.shift(); mutant; mutant = left.shift()) {
        const { id, file } = mutant;
        const reaching = recordings.filter(({ reached }) => reached.has(id));
        let killer: string | undefined;
        for (const { file: test, ms, calls } of luck.sort(file, reaching)) {
          const limit = calls * MORE_CALLS + FEW_CALLS;
          const { failure } = await judge.ask(
            { file: test, mutant: id, limit },
            Math.max(ms, SHORT_MS) * PATIENCE,
          );
          if (failure === undefined) continue;
          killer = test;
          luck.note(file, test);
          break;
        }
        tell({ mutant, ...(killer && { killer }) });
      }
    }),
  );
}

/** Which file of tests to ask first: the one for that source, then who noticed much of it lately, then the quickest. */
class Luck {
  readonly #kills = new Map<string, number>();

  note(source: string, test: string): void {
    for (const [key, kills] of this.#kills)
      if (key.startsWith(`${source} `)) this.#kills.set(key, kills * 0.9);
    const key = `${source} ${test}`;
    this.#kills.set(key, (this.#kills.get(key) ?? 0) + 1);
  }

  sort(source: string, recordings: readonly Recording[]): Recording[] {
    const mirror = `test/${source.replace(/\.ts$/, '.test.ts')}`;
    const chance = ({ file, ms }: Recording) =>
      ((file === mirror ? 2 : 0.02) + (this.#kills.get(`${source} ${file}`) ?? 0)) / ms;
    return recordings.toSorted((one, other) => chance(other) - chance(one));
  }
}
