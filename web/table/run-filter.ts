import type { DataIntegrationAssociation } from '../../client/index.ts';
import { NO_RUN, runRank, runState } from '../words/execution.ts';

/** A state that occurs in the list, and how often. */
export interface RunCount {
  status: string;
  label: string;
  count: number;
}

/** The state of the last run: `ExecutionStatus`, or what stands for none. */
export function statusOf({ LastExecutionStatus }: DataIntegrationAssociation): string {
  return LastExecutionStatus?.ExecutionStatus || NO_RUN;
}

/** How many associations are in which state, what needs attention first. */
export function countRuns(associations: readonly DataIntegrationAssociation[]): RunCount[] {
  const counts = new Map<string, number>();
  for (const association of associations) {
    const status = statusOf(association);
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return [...counts]
    .map(([status, count]) => ({ status, label: runState(status).label, count }))
    .toSorted((one, other) => runRank(one.status) - runRank(other.status));
}
