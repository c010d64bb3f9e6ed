/** What colour and sign a run gets. `other` is for what AWS may add, `none` for no run. */
export type RunTone = 'bad' | 'busy' | 'good' | 'none' | 'other';

export interface RunState {
  tone: RunTone;
  label: string;
}

const STATES: Readonly<Record<string, RunState>> = {
  COMPLETED: { tone: 'good', label: 'Completed' },
  FAILED: { tone: 'bad', label: 'Failed' },
  IN_PROGRESS: { tone: 'busy', label: 'In progress' },
};

const NO_RUN: RunState = { tone: 'none', label: 'No run yet' };

/** The state of the last run, by `ExecutionStatus`. A value nobody knows yet is shown as it is. */
export function runState(status: string | undefined): RunState {
  if (status === undefined || status === '') return NO_RUN;
  return Object.hasOwn(STATES, status) ? (STATES[status] ?? NO_RUN) : { tone: 'other', label: status };
}

const MODES: Readonly<Record<string, string>> = { ON_DEMAND: 'On demand', SCHEDULED: 'Scheduled' };

/** How runs start, by `ExecutionMode`. A value nobody knows yet is shown as it is. */
export function modeWords(mode: string | undefined): string {
  if (mode === undefined || mode === '') return 'Not stated';
  return Object.hasOwn(MODES, mode) ? (MODES[mode] ?? mode) : mode;
}
