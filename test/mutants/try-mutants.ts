import type { Judge } from './judge.ts';
import { Luck } from './luck.ts';
import type { Mutant } from './mutant.ts';
import type { Recording } from './recording.ts';

/** How many times what the same file took without a mutant it may take with one, and of how much at the least. */
const PATIENCE = 30;
const SHORT_MS = 500;

/** The same for how often the source asks which mutant runs: what asks more often goes round in circles. */
const MORE_CALLS = 20;
const FEW_CALLS = 50_000;

/** And for how long the tests only wait, which tells at once what would take all of their patience. */
const LONGER_WAITS = 5;
const SHORT_WAIT_MS = 1500;

/** How many files of tests are asked about a mutant alone. */
const FIRST_FILES = 4;

/** How many mutants that those did not notice share a run of the others. */
const TOGETHER = 24;

type Asked = Pick<Judge, 'ask'>;

interface Listener {
  /** @param round - which of the two rounds it is */
  progress(done: number, of: number, round: string): void;
  survives(mutant: Mutant): void;
}

/**
 * Runs mutants against the files of tests that reach them. First each alone, against the most promising files: most are noticed
 * there. The others survive mostly, so many of them are switched on at once: if a file notices nothing then, it notices none of them.
 */
export async function tryMutants(
  judges: readonly Asked[],
  mutants: readonly Mutant[],
  recordings: readonly Recording[],
  listener: Listener,
): Promise<void> {
  const luck = new Luck();
  const reaching = (id: number) => recordings.filter(({ reached }) => reached.has(id));
  let done = 0;

  const open: Mutant[] = [];
  const asked = new Map<Mutant, readonly Recording[]>();
  await share(judges, mutants, async (judge, mutant) => {
    const promising = luck.sort(mutant.file, reaching(mutant.id)).slice(0, FIRST_FILES);
    let isKilled = false;
    for (const recording of promising) {
      isKilled = await notices(judge, recording, [mutant]);
      if (!isKilled) continue;
      luck.note(mutant.file, recording.file);
      break;
    }
    if (!isKilled) {
      open.push(mutant);
      asked.set(mutant, promising);
    }
    done += 1;
    listener.progress(done, mutants.length, 'each mutant');
  });

  done = 0;
  const groups = spread(open.toSorted((one, other) => one.id - other.id));
  await share(judges, groups, async (judge, group) => {
    let left = group;
    for (const recording of recordings) {
      const here = left.filter(
        (mutant) => recording.reached.has(mutant.id) && !asked.get(mutant)?.includes(recording),
      );
      const killed = await culprits(judge, recording, here);
      left = left.filter((mutant) => !killed.includes(mutant));
    }
    for (const mutant of left) listener.survives(mutant);
    done += group.length;
    listener.progress(done, open.length, 'those not noticed yet, against all tests');
  });
}

/** Those of a group that a file of tests notices. */
async function culprits(judge: Asked, recording: Recording, group: readonly Mutant[]): Promise<Mutant[]> {
  if (group.length === 0 || !(await notices(judge, recording, group))) return [];
  if (group.length === 1) return [...group];
  const half = Math.ceil(group.length / 2);
  const found = await culprits(judge, recording, group.slice(0, half));
  return found.concat(await culprits(judge, recording, group.slice(half)));
}

async function notices(
  judge: Asked,
  { file, ms, calls, idleMs }: Recording,
  group: readonly Mutant[],
): Promise<boolean> {
  const job = {
    file,
    mutants: group.map(({ id }) => id),
    limit: calls * MORE_CALLS + FEW_CALLS,
    idleLimitMs: idleMs * LONGER_WAITS + SHORT_WAIT_MS,
  };
  const { failure } = await judge.ask(job, Math.max(ms, SHORT_MS) * PATIENCE);
  return failure !== undefined;
}

/** Groups of mutants that are far from each other, so that none stands in another's way. */
function spread(mutants: readonly Mutant[]): Mutant[][] {
  const groups = Math.ceil(mutants.length / TOGETHER);
  return Array.from({ length: groups }, (_, group) =>
    mutants.filter((_mutant, index) => index % groups === group),
  );
}

/** Has each judge take one after the other, until none is left. */
async function share<T>(
  judges: readonly Asked[],
  all: readonly T[],
  work: (judge: Asked, one: T) => Promise<void>,
) {
  const left = [...all];
  await Promise.all(
    judges.map(async (judge) => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await work(judge, one);
    }),
  );
}
