import type { RoundSample, Samples } from './measure-rounds.ts';
import { median, percentile } from './report/statistics.ts';
import { BASELINE } from './subjects.ts';

/** One number of a round. */
export type Figure = (sample: RoundSample) => number;

/** The numbers that are compared between subjects. */
export const figures = {
  coldWall: ({ cold }) => cold.wall,
  coldCpu: ({ cold }) => cold.cpu,
  throttledWall: ({ throttled }) => throttled?.wall ?? Number.NaN,
  warmCpu: ({ warm }) => warm.cpu,
} as const satisfies Record<string, Figure>;

type FigureName = keyof typeof figures;

/** A subject's medians over the rounds. Times in milliseconds, memory in MB; null where it was not measured. */
export interface Summary {
  name: string;
  label: string;
  bytes: number;
  zipBytes: number;
  median: Record<
    FigureName | 'init' | 'firstRequest' | 'throttledFirstRequest' | 'memory' | 'peakMemory',
    number | null
  >;
  /** Of the warm requests of all rounds together. */
  latency: { p50: number; p99: number };
  /** Medians of the rounds' own ratios to the baseline. */
  ratio: Record<FigureName, number | null>;
}

/** Puts a subject's samples together. */
export function summarize(
  { name, label, bytes, zipBytes }: Pick<Summary, 'name' | 'label' | 'bytes' | 'zipBytes'>,
  samples: Samples,
): Summary {
  const rounds = samples[name] ?? [];
  const over = (figure: Figure) => known(median(rounds.map(figure)));
  const ratio = (figure: Figure) => known(medianRatio(samples, name, BASELINE, figure));
  const latencies = rounds.flatMap(({ warm }) => warm.latencies);
  return {
    name,
    label,
    bytes,
    zipBytes,
    median: {
      coldWall: over(figures.coldWall),
      coldCpu: over(figures.coldCpu),
      throttledWall: over(figures.throttledWall),
      warmCpu: over(figures.warmCpu),
      init: over(({ cold }) => cold.init),
      firstRequest: over(({ cold }) => cold.firstRequest),
      throttledFirstRequest: over(({ throttled }) => throttled?.firstRequest ?? Number.NaN),
      memory: over(({ warm }) => warm.memory),
      peakMemory: over(({ warm }) => warm.peakMemory),
    },
    latency: { p50: percentile(latencies, 50), p99: percentile(latencies, 99) },
    ratio: {
      coldWall: ratio(figures.coldWall),
      coldCpu: ratio(figures.coldCpu),
      throttledWall: ratio(figures.throttledWall),
      warmCpu: ratio(figures.warmCpu),
    },
  };
}

/**
 * How one subject compares with another: the median of the rounds' own ratios, so that a slow minute of the machine,
 * which both of a round have met, does not count for one of them. NaN where one was not measured.
 */
export function medianRatio(samples: Samples, name: string, other: string, figure: Figure): number {
  const others = samples[other] ?? [];
  return median(
    (samples[name] ?? []).map((sample, round) => {
      const compared = others[round];
      return compared === undefined ? Number.NaN : figure(sample) / figure(compared);
    }),
  );
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
