import { COLD_PERCENT } from '../cost.ts';
import { UPSTREAM_DELAY_MS } from '../memory-sizes.ts';
import type { MemorySize } from '../memory-sizes.ts';
import { BASELINE } from '../subjects.ts';
import type { Summary } from '../summary.ts';
import { FRAMEWORKS } from '../targets.ts';
import type { Verdict } from '../targets.ts';
import { fixed, markdownTable } from './markdown.ts';

/** The subjects side by side: medians, and in parentheses how often the baseline's. */
export function subjectTable(summaries: readonly Summary[]): string {
  return markdownTable(
    [
      'function',
      'KB / zip',
      'cold start, ms',
      'throttled, ms',
      'cold CPU, ms',
      'warm p50 / p99, ms',
      'warm CPU, ms',
      'memory, MB',
    ],
    summaries.map(({ label, bytes, zipBytes, median, ratio, latency }) => [
      label,
      `${fixed(bytes / 1024, 0)} / ${fixed(zipBytes / 1024, 0)}`,
      `${fixed(median.coldWall, 0)} (${fixed(ratio.coldWall, 2)})`,
      `${fixed(median.throttledWall, 0)} (${fixed(ratio.throttledWall, 2)})`,
      `${fixed(median.coldCpu, 0)} (${fixed(ratio.coldCpu, 2)})`,
      `${fixed(latency.p50, 2)} / ${fixed(latency.p99, 2)}`,
      `${fixed(median.warmCpu, 2)} (${fixed(ratio.warmCpu, 2)})`,
      fixed(median.peakMemory, 0),
    ]),
  );
}

/** How much CPU a cold start takes here and with others. */
export function coldStartSentence(summaries: readonly Summary[]): string {
  const cpu = (name: string): number => {
    const milliseconds = summaries.find((summary) => summary.name === name)?.median.coldCpu;
    return Math.round(milliseconds ?? Number.NaN);
  };
  const frameworks = FRAMEWORKS.map(cpu);
  return (
    `A cold start takes ${cpu('function')} ms of CPU, a bare handler with the AWS SDK ${cpu(BASELINE)} ms, Hono, Powertools, ` +
    `Express and Fastify ${Math.min(...frameworks)} to ${Math.max(...frameworks)} ms.`
  );
}

/** The function at each memory size, with what a million requests cost. */
export function memoryTable(sizes: readonly MemorySize[]): string {
  return markdownTable(
    [
      'memory, MB',
      'vCPU',
      'init, ms',
      'first request, ms',
      `upstream (${UPSTREAM_DELAY_MS} ms) p50 / p99, ms`,
      'cached p50 / p99, ms',
      'upstream, $ per million',
      'cached, $ per million',
    ],
    sizes.map(({ memoryMb, cpus, init, firstRequest, upstream, cached }) => [
      String(memoryMb),
      fixed(cpus, 2),
      fixed(init, 0),
      fixed(firstRequest, 0),
      `${fixed(upstream.p50, 1)} / ${fixed(upstream.p99, 1)}`,
      `${fixed(cached.p50, 1)} / ${fixed(cached.p99, 1)}`,
      fixed(upstream.cost, 2),
      fixed(cached.cost, 2),
    ]),
  );
}

/** Under which assumption {@link memoryTable} was made. */
export const memoryTableNote = `${COLD_PERCENT} % of the requests start a new sandbox.`;

/** What was promised, and what was reached. */
export function targetTable(verdicts: readonly Verdict[]): string {
  return markdownTable(
    ['figure', 'at most', 'reached', ''],
    verdicts.map(({ what, most, reached, met }) => [
      what,
      String(most),
      fixed(reached, 2),
      met ? 'met' : reached === null ? 'not measured' : 'missed',
    ]),
  );
}
