import { showProgress } from '../progress.ts';
import { median } from '../report/statistics.ts';
import { generateLoad } from './generate.ts';
import type { RouteProcesses } from './route-processes.ts';

/** Memory of the gateway's process after so many minutes of load. */
export interface MemorySample {
  minutes: number;
  residentMb: number;
  heapMb: number;
}

/** Load as it may come all day: well below what the machine can take. */
export const SOAK_CONNECTIONS = 50;

const SECONDS_PER_SAMPLE = 15;

/** Keeps the load up for so many minutes, taking the memory four times a minute. */
export async function soak(route: RouteProcesses, minutes: number): Promise<MemorySample[]> {
  const samples = [{ minutes: 0, ...(await route.memory()) }];
  const rounds = (minutes * 60) / SECONDS_PER_SAMPLE;
  for (let round = 1; round <= rounds; round += 1) {
    const passed = (round * SECONDS_PER_SAMPLE) / 60;
    showProgress(`soak: minute ${passed} of ${minutes}`);
    await generateLoad(route.url, SOAK_CONNECTIONS, SECONDS_PER_SAMPLE);
    samples.push({ minutes: passed, ...(await route.memory()) });
  }
  return samples;
}

/** How much memory the last quarter took more than the second: the first quarter is the caches and V8 settling. */
export function memoryGrowth(samples: readonly MemorySample[]): { residentMb: number; heapMb: number } {
  const quarter = (number: number) =>
    samples.slice(Math.floor((samples.length * (number - 1)) / 4), Math.ceil((samples.length * number) / 4));
  const grown = (figure: (sample: MemorySample) => number) =>
    median(quarter(4).map(figure)) - median(quarter(2).map(figure));
  return { residentMb: grown(({ residentMb }) => residentMb), heapMb: grown(({ heapMb }) => heapMb) };
}
