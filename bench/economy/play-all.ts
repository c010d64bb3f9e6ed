import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import type { Scenario } from './scenarios.ts';
import type { Outcome } from './simulate.ts';

/**
 * Plays each scenario once, however often it is there, on all cores: a scenario comes to the same wherever it is played.
 *
 * @param report - learns which one is begun, from 1 on, of how many.
 * @returns what a scenario came to.
 */
export async function playAll(
  scenarios: readonly Scenario[],
  seed: number,
  report: (scenario: Scenario, number: number, count: number) => void,
): Promise<(scenario: Scenario) => Outcome> {
  const different = [...new Map(scenarios.map((scenario) => [JSON.stringify(scenario), scenario])).values()];
  const played = new Map<string, Outcome>();
  const left = different.entries();

  async function play(): Promise<void> {
    const worker = new Worker(new URL('player.ts', import.meta.url), { workerData: seed });
    try {
      for (const [index, scenario] of left) {
        report(scenario, index + 1, different.length);
        worker.postMessage(scenario, []);
        const [outcome] = (await once(worker, 'message')) as [Outcome];
        played.set(JSON.stringify(scenario), outcome);
      }
    } finally {
      await worker.terminate();
    }
  }

  await Promise.all(Array.from({ length: availableParallelism() }, play));
  return (scenario) => {
    const outcome = played.get(JSON.stringify(scenario));
    if (!outcome) throw new Error('This scenario was not played.');
    return outcome;
  };
}
