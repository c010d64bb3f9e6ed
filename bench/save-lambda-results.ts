import type { Machine } from './machine.ts';
import type { Samples } from './measure-rounds.ts';
import type { MemorySize } from './memory-sizes.ts';
import type { Options } from './options.ts';
import { writeQuotes } from './quotes.ts';
import { saveFigures } from './results.ts';
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

/** Keeps the figures and pictures, and brings what documents quote of them up to date. */
export function saveLambdaResults(results: LambdaResults): void {
  const { machine, options, samples, summaries, sizes, verdicts } = results;
  const { rounds, warmup, requests } = options;
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
  writeQuotes();
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
