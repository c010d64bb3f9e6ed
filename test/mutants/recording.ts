import type { Judge } from './judge.ts';

/** What a file of tests does with the source as it is. */
export interface Recording {
  file: string;
  ms: number;
  /** How often it asks which mutant runs. */
  calls: number;
  /** The longest time that it only waits, on end. */
  idleMs: number;
  reached: ReadonlySet<number>;
}

/** A file that fails with the copy: it tests the source's text or size, and cannot judge. */
export interface Failing {
  file: string;
  failure: string;
}

/** What only waits for so long waits for what does not come. */
const IDLE_LIMIT_MS = 60_000;

/** Runs each file of tests once, and notes which mutants it reaches. */
export async function record(judges: readonly Judge[], tell: (done: number, of: number) => void) {
  const [judge] = judges;
  const files = (await judge?.files()) ?? [];
  const left = [...files];
  const recordings: Recording[] = [];
  const failing: Failing[] = [];
  await Promise.all(
    judges.map(async (each) => {
      await each.files();
      for (let file = left.shift(); file; file = left.shift()) {
        const startedAt = performance.now();
        const { failure, calls, reached, idleMs } = await each.ask({
          file,
          mutants: [],
          idleLimitMs: IDLE_LIMIT_MS,
        });
        const ms = performance.now() - startedAt;
        if (failure) failing.push({ file, failure });
        else recordings.push({ file, ms, calls, idleMs, reached: new Set(reached) });
        tell(files.length - left.length, files.length);
      }
    }),
  );
  return { recordings, failing };
}
