import type { EmulatorOptions } from '../../emulator/emulator-options.ts';
import * as server from '../../emulator/server.ts';

/** Far from the hours at which schedules of the example data run. */
export const NOON = Date.UTC(2026, 0, 1, 12);

/**
 * Starts an emulator for a test. Its time stands still unless the test says otherwise: at three in the morning, and after
 * ten seconds on a busy machine, runs are others.
 */
export function startEmulator(options: EmulatorOptions = {}): Promise<server.Emulator> {
  return server.startEmulator({ now: () => NOON, ...options });
}
