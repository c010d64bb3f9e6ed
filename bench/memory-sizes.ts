import { costPerMillion } from './cost.ts';
import { measure } from './measure-subject.ts';
import type { ColdSample, WarmSample } from './measure-subject.ts';
import { median, percentile } from './report/statistics.ts';
import { cpusOf, createCpuShare } from './sandbox/cpu-share.ts';
import type { Specimen, Workbench } from './workbench.ts';

/** The sizes that are compared: Lambda's least, its usual ones, and the one with a whole vCPU. */
export const MEMORY_SIZES_MB = [128, 256, 512, 1024, 1769];

/** What the upstream takes over an answer here. Nobody publishes what AppIntegrations takes; list calls of AWS often take this long. */
export const UPSTREAM_DELAY_MS = 30;

/** Requests before the counted ones, and counted ones: few, because the smallest size is slow. */
const WARMUP = 30;
const REQUESTS = 60;

/** The function at one memory size. Times in milliseconds, memory in MB, costs in US dollars per million requests. */
export interface MemorySize {
  memoryMb: number;
  cpus: number;
  init: number;
  firstRequest: number;
  peakMemory: number;
  /** Every request goes upstream. */
  upstream: { p50: number; p99: number; cost: number };
  /** Every request but the first finds its page in the cache. */
  cached: { p50: number; p99: number; cost: number };
}

/**
 * Measures the function with its invocations at the CPU share of each memory size, behind an upstream that takes
 * {@link UPSTREAM_DELAY_MS}. The sizes take turns, as the subjects of the main run do.
 */
export async function measureMemorySizes(
  { upstream, specimens }: Workbench,
  rounds: number,
  report: (done: string) => void,
): Promise<MemorySize[]> {
  const uncached = named(specimens, 'function');
  const cached = named(specimens, 'function-cached');
  const samples = new Map<number, SizeSamples>(
    MEMORY_SIZES_MB.map((memoryMb) => [memoryMb, { uncached: [], cached: [] }]),
  );
  upstream.setDelay(UPSTREAM_DELAY_MS);
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const [memoryMb, taken] of samples) {
        report(`memory sizes, round ${round + 1} of ${rounds}: ${memoryMb} MB`);
        taken.uncached.push(await measureAt(memoryMb, uncached));
        taken.cached.push(await measureAt(memoryMb, cached));
      }
    }
  } finally {
    upstream.setDelay(0);
  }
  return [...samples].map(([memoryMb, taken]) => summarizeSize(memoryMb, taken));

  async function measureAt(
    memoryMb: number,
    { folder, environment, upstreamUse }: Specimen,
  ): Promise<Sample> {
    const share = createCpuShare(cpusOf(memoryMb));
    if ('unavailable' in share) {
      throw new Error(`Memory sizes cannot be measured: ${share.unavailable}.`);
    }
    try {
      const plan = { warmup: WARMUP, requests: REQUESTS };
      return await measure({ folder, environment, upstream, upstreamUse, share, ...plan });
    } finally {
      share.remove();
    }
  }
}

interface Sample {
  cold: ColdSample;
  warm: WarmSample;
}

interface SizeSamples {
  uncached: Sample[];
  cached: Sample[];
}

function summarizeSize(memoryMb: number, { uncached, cached }: SizeSamples): MemorySize {
  const init = median(uncached.map(({ cold }) => cold.init));
  const firstRequest = median(uncached.map(({ cold }) => cold.firstRequest));
  const warm = (taken: readonly Sample[]) => {
    const latencies = taken.flatMap(({ warm }) => warm.latencies);
    return {
      p50: percentile(latencies, 50),
      p99: percentile(latencies, 99),
      cost: costPerMillion({ memoryMb, coldMs: init + firstRequest, warmMs: latencies }),
    };
  };
  return {
    memoryMb,
    cpus: cpusOf(memoryMb),
    init,
    firstRequest,
    peakMemory: median(uncached.map(({ warm }) => warm.peakMemory)),
    upstream: warm(uncached),
    cached: warm(cached),
  };
}

function named(specimens: readonly Specimen[], name: string): Specimen {
  const found = specimens.find((specimen) => specimen.name === name);
  if (found === undefined) {
    throw new Error(`Memory sizes need the subject "${name}".`);
  }
  return found;
}
