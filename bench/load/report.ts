import { fixed, markdownTable } from '../report/markdown.ts';
import type { LoadSample } from './generate.ts';
import { memoryGrowth, SOAK_CONNECTIONS } from './soak.ts';
import type { MemorySample } from './soak.ts';

/** Throughput and latency by number of connections, and which statuses came. */
export function loadTable(samples: readonly LoadSample[]): string {
  return markdownTable(
    ['connections', 'requests/s', 'p50, ms', 'p99, ms', 'p99.9, ms', 'statuses'],
    samples.map(({ connections, requestsPerSecond, p50, p99, p999, statuses }) => [
      String(connections),
      Math.round(requestsPerSecond).toLocaleString('en-US'),
      ...[p50, p99, p999].map((milliseconds) => (milliseconds < 1 ? '< 1' : fixed(milliseconds, 0))),
      Object.keys(statuses).join(', '),
    ]),
  );
}

/** What the soak did to the memory, in a sentence. */
export function soakSentence(samples: readonly MemorySample[]): string {
  const last = samples.at(-1) ?? { minutes: 0, residentMb: Number.NaN, heapMb: Number.NaN };
  const { residentMb, heapMb } = memoryGrowth(samples);
  return (
    `After ${last.minutes} minutes of ${SOAK_CONNECTIONS} connections the gateway's process held ` +
    `${fixed(last.residentMb, 0)} MB, ${fixed(last.heapMb, 1)} MB of it alive on the heap. From the second quarter ` +
    `of that time to the last, resident memory changed by ${fixed(residentMb, 1)} MB and the heap by ${fixed(heapMb, 2)} MB.`
  );
}
