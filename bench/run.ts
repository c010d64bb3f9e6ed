import { promisedEconomy } from './economy/scenarios.ts';
import { simulate } from './economy/simulate.ts';
import { installDependencies } from './installed.ts';
import { busyNote, describeMachine } from './machine.ts';
import { measureRounds } from './measure-rounds.ts';
import { measureMemorySizes } from './memory-sizes.ts';
import { readOptions, usage } from './options.ts';
import { endProgress, showProgress } from './progress.ts';
import { memoryTable, subjectTable, targetTable } from './report/lambda-tables.ts';
import { runCommand } from './run-command.ts';
import { cpusOf, createCpuShare } from './sandbox/cpu-share.ts';
import type { CpuShare } from './sandbox/cpu-share.ts';
import { saveLambdaResults } from './save-lambda-results.ts';
import { summarize } from './summary.ts';
import { failOnMissed, judge } from './targets.ts';
import { openWorkbench } from './workbench.ts';

/** The memory size that the throttled cold starts stand for. */
const THROTTLED_MEMORY_MB = 512;

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    console.log(usage);
    return;
  }
  installDependencies();
  const machine = describeMachine();
  const note = busyNote(machine);
  if (note) console.error(note);
  showProgress('bundling');
  const share = throttledShare();
  const workbench = await openWorkbench(options.subjects);
  try {
    const samples = await measureRounds(workbench, { ...options, share }, showProgress);
    const summaries = workbench.specimens.map((specimen) => summarize(specimen, samples));
    endProgress();
    console.log(`${subjectTable(summaries)}\n`);
    if (!options.complete) {
      return;
    }
    const sizes = share && (await measureMemorySizes(workbench, Math.ceil(options.rounds / 2), showProgress));
    endProgress();
    if (sizes) console.log(`${memoryTable(sizes)}\n`);
    const zipBytes = summaries.find(({ name }) => name === 'function')?.zipBytes ?? Number.NaN;
    const { upstreamCallsPerSecond } = await simulate(promisedEconomy);
    const verdicts = judge({ samples, zipBytes, upstreamCallsPerSecond });
    console.log(targetTable(verdicts));
    saveLambdaResults({ machine, options, samples, summaries, sizes, verdicts });
    if (options.check) failOnMissed(verdicts);
  } finally {
    workbench.close();
    share?.remove();
  }
});

/** Where the kernel does not let us limit CPU, the figures that need it are left out, visibly. */
function throttledShare(): CpuShare | undefined {
  const share = createCpuShare(cpusOf(THROTTLED_MEMORY_MB));
  if (!('unavailable' in share)) return share;
  endProgress();
  console.error(`Throttled figures and memory sizes are skipped: ${share.unavailable}.`);
  return undefined;
}
