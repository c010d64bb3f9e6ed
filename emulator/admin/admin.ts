import type { Faults } from '../faults/faults.ts';
import type { RecentRequests } from '../recent-requests.ts';
import type { Runs } from '../runs/runs.ts';
import type { Clock } from '../state/clock.ts';
import type { Answer } from '../wire/answer.ts';

/** What the emulator's own endpoints may see and change. */
export interface Admin {
  faults: Faults;
  requests: RecentRequests;
  clock: Clock;
  runs: Runs;
  /** Puts everything back to what the start had. */
  reset(): void;
}

/** An endpoint of the emulator's own. */
export interface AdminEndpoint {
  method: 'DELETE' | 'GET' | 'POST' | 'PUT';
  path: string;
  /** For people. */
  sentence: string;
  /**
   * @param body As sent.
   * @throws GivenError or ServiceError, for the caller.
   */
  handle(admin: Admin, body: string): Answer;
}

/** Outside AWS's namespace: no operation of AppIntegrations begins like this. */
export const ROOT = '/_emulator';
