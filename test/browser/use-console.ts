import { afterAll, afterEach, beforeAll } from '@jest/globals';

import { startConsole } from './start-console.ts';
import type { ConsoleOptions, RunningConsole } from './start-console.ts';

/** A console for the tests of a file; every test begins without faults. */
export function useConsole(options: ConsoleOptions = {}): () => RunningConsole {
  let running: RunningConsole;
  beforeAll(async () => {
    running = await startConsole(options);
  });
  afterEach(() => running.emulator.faults.set({}));
  afterAll(() => running.close());
  return () => running;
}
