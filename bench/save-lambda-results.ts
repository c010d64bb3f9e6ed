import type { Machine } from './machine.ts';
import { machineNote } from './machine.ts';
import type { Samples } from './measure-rounds.ts';
import type { MemorySize } from './memory-sizes.ts';
import type { Options } from './options.ts';
import { memoryChart, subjectChart } from './report/lambda-charts.ts';
import { memoryTable, memoryTableNote, subjectTable, targetTable } from './report/lambda-tables.ts';
import { saveBlock, saveChart, saveFigures } from './results.ts';
import type { Summary } from './summary.ts';
import type { Verdict } from './targets.ts';

/** All that a complete run has found out. */
export interface LambdaResults {
  machine: Machine;
  options: Options;
  samples: Samples;
  summaries: readonly Summary[];
  /** Absent where CPU cannot be limited. */
  sizes: readonly MemorySize[] | undefined;
  verdicts: readonly Verdict[];
}

/** Keeps the figures and pictures, and brings the tables of docs/scale.md up to date. */
export function saveLambdaResults(results: LambdaResults): void {
  const { machine, options, samples, summaries, sizes, verdicts } = results;
  const { rounds, warmup, requests } = options;
  const note = `${machineNote(machine)} Medians of ${rounds} rounds, ${requests} warm requests each.`;
  saveFigures('lambda', {
    machine,
    rounds,
    warmup,
    requests,
    summaries,
    sizes,
    verdicts,
    samples: withoutLatencies(samples),
  });
  saveChart('lambda', subjectChart(summaries));
  saveBlock('subjects', `${subjectTable(summaries)}\n\n${note}`);
  saveBlock('targets', targetTable(verdicts));
  if (sizes) {
    saveChart('memory', memoryChart(sizes));
    saveBlock('memory sizes', `${memoryTable(sizes)}\n\n${machineNote(machine)} ${memoryTableNote}`);
  }
}

/** The single latencies are thousands of numbers; their percentiles are in the summaries. */
function withoutLatencies(samples: Samples): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.entries(samples).map(([name, rounds]) => [
      name,
      rounds.map(({ cold, throttled, warm: { cpu, memory, peakMemory } }) => ({
        cold,
        throttled,
        warm: { cpu, memory, peakMemory },
      })),
    ]),
  );
}
