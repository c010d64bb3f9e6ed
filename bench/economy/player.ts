import { parentPort, workerData } from 'node:worker_threads';

import type { Scenario } from './scenarios.ts';
import { simulate } from './simulate.ts';

// A thread that plays the scenarios it is sent, one after another.
parentPort?.on('message', (scenario: Scenario) => {
  void simulate(scenario, workerData as number).then((outcome) => parentPort?.postMessage(outcome, []));
});
