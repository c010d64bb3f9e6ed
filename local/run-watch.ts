import type { FailedRun } from '../contract/watch.ts';
import { readFlags } from '../emulator/command/read-flags.ts';
import { refuseKept } from '../emulator/command/refuse-kept.ts';
import { refuseMisspelt } from '../emulator/command/refuse-misspelt.ts';
import { startEmulator } from '../emulator/server.ts';
import { createWatch } from '../lambda/watch/create-watch.ts';
import type { WatchEffects } from '../lambda/watch/create-watch.ts';
import { functionEnvironment, isEmulated } from './function-environment.ts';
import type { Environment } from './function-environment.ts';
import { failedTable } from './watch/failed-table.ts';
import { doubtsOf, exitCodeOf, outcomeOf } from './watch/outcome.ts';
import { columnsOf, createProgress } from './watch/progress.ts';
import type { Output } from './watch/progress.ts';
import { usage, watchVariables } from './watch/usage.ts';
import { withProfile } from './with-profile.ts';

/** The most that a look may take, in milliseconds: time for more than three thousand data integrations. */
const LONGEST_MS = 60 * 60 * 1000;

/** What it does to the world, for tests; the emulator's clock is in milliseconds since the epoch. */
type Effects = Partial<WatchEffects> & { emulatorNow?: () => number };

const flags = { help: { type: 'boolean', short: 'h' } } as const;

/**
 * Looks once, and prints what failed.
 *
 * @returns what the process ends with. It never rejects: what is wrong is a sentence on stderr.
 */
export async function runWatch(
  args: readonly string[],
  environment: Environment,
  { stdout, stderr }: { stdout: Output; stderr: Output },
  { emulatorNow, ...effects }: Effects = {},
): Promise<number> {
  try {
    refuseKept(environment, Object.keys(flags));
    if (readFlags(args, flags).help === true) {
      stdout.write(`${usage}\n`);
      return 0;
    }
    refuseMisspelt(environment, [...watchVariables, 'AWS_ENDPOINT_URL']);
    const given = await withProfile(ownVariables(environment));
    await using running = new AsyncDisposableStack();
    const emulator = isEmulated(given) ? await startEmulator(emulatorNow && { now: emulatorNow }) : undefined;
    running.defer(async () => emulator?.close());

    const runs: FailedRun[] = [];
    const progress = createProgress(stderr);
    const watch = createWatch(functionEnvironment(given, emulator?.url), {
      log: (_level, line) => void ('run' in line && runs.push(line)),
      onCall: progress.onCall,
      // In the order of the list.
      random: () => 0,
      // Nobody else has this quota, and there is none.
      ...(emulator && { callEveryMs: 0 }),
      ...effects,
    });
    if (emulator)
      stderr.write('These are the example data of the emulator: --help says how to look at others.\n');
    const summary = await watch(LONGEST_MS);
    progress.end();
    if (runs.length > 0) stdout.write(`${failedTable(runs, columnsOf(stdout))}\n\n`);
    stdout.write(`${outcomeOf(summary)}\n`);
    for (const doubt of doubtsOf(summary)) stderr.write(`${doubt}\n`);
    return exitCodeOf(summary);
  } catch (error) {
    stderr.write(`${Error.isError(error) ? error.message : String(error)}\n`);
    return 2;
  }
}

/** Those of the route say nothing here, be they right or wrong. */
function ownVariables(environment: Environment): Environment {
  const own = Object.entries(environment).filter(
    ([name]) => name.startsWith('AWS_') || (watchVariables as readonly string[]).includes(name),
  );
  return Object.fromEntries(own);
}
