import { measure } from './measure-subject.ts';
import type { ColdSample, WarmSample } from './measure-subject.ts';
import type { CpuShare } from './sandbox/cpu-share.ts';
import type { Specimen, Workbench } from './workbench.ts';

/** Everything one subject gave in one round. */
export interface RoundSample {
  cold: ColdSample;
  /** Invocations at the share of a 512 MB function; absent where shares cannot be limited. */
  throttled?: ColdSample;
  warm: WarmSample;
}

/** Samples by subject name, one for each round, in the order of the rounds. */
export type Samples = Readonly<Record<string, readonly RoundSample[]>>;

/** How much to measure. */
export interface Plan {
  rounds: number;
  warmup: number;
  requests: number;
  share: CpuShare | undefined;
}

/**
 * Measures all subjects once per round, each round starting with another one, so that whatever else the machine does
 * meets all of them alike.
 *
 * @throws Error that names the subject when one of its answers is wrong: there are no results without it.
 */
export async function measureRounds(
  { upstream, specimens }: Workbench,
  { rounds, warmup, requests, share }: Plan,
  report: (done: string) => void,
): Promise<Samples> {
  const samples: Record<string, RoundSample[]> = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, folder, environment, upstreamUse } of rotated(specimens, round)) {
      report(`round ${round + 1} of ${rounds}: ${name}`);
      const trial = { folder, environment, upstream, upstreamUse };
      try {
        const atFullSpeed = await measure({ ...trial, warmup, requests });
        const throttled = share && (await measure({ ...trial, share, warmup: 0, requests: 1 }));
        (samples[name] ??= []).push({ ...atFullSpeed, ...(throttled && { throttled: throttled.cold }) });
      } catch (error) {
        throw new Error(`${name} ${(error as Error).message}`, { cause: error });
      }
    }
  }
  return samples;
}

function rotated(specimens: readonly Specimen[], by: number): Specimen[] {
  const start = by % specimens.length;
  return [...specimens.slice(start), ...specimens.slice(0, start)];
}
