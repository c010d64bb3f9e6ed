/** What colour and sign a run gets. `other` is for what AWS may add, `none` for no run. */
export type RunTone = 'bad' | 'busy' | 'good' | 'none' | 'other';

export interface RunState {
  tone: RunTone;
  label: string;
}

/** Stands for the status of an association that has not run yet. */
export const NO_RUN = 'NONE';

const STATES: Readonly<Record<string, RunState>> = {
  FAILED: { tone: 'bad', label: 'Failed' },
  IN_PROGRESS: { tone: 'busy', label: 'In progress' },
  COMPLETED: { tone: 'good', label: 'Completed' },
  [NO_RUN]: { tone: 'none', label: 'No run yet' },
};

/** What needs attention first. A state that AWS adds may be one that does. */
const ORDER: readonly RunTone[] = ['bad', 'busy', 'other', 'good', 'none'];

/** The state of a run, by `ExecutionStatus`. A value nobody knows yet is shown as it is. */
export function runState(status: string | undefined): RunState {
  const key = status || NO_RUN;
  const known = Object.hasOwn(STATES, key) ? STATES[key] : undefined;
  return known ?? { tone: 'other', label: key };
}

/** Its place among others: less for what needs more attention. */
export function runRank(status: string | undefined): number {
  return ORDER.indexOf(runState(status).tone);
}

const MODES: Readonly<Record<string, string>> = { ON_DEMAND: 'On demand', SCHEDULED: 'Scheduled' };

/** How runs start, by `ExecutionMode`. A value nobody knows yet is shown as it is. */
export function modeWords(mode: string | undefined): string {
  if (mode === undefined || mode === '') return 'Not stated';
  return Object.hasOwn(MODES, mode) ? (MODES[mode] ?? mode) : mode;
}
