import type { AssociationsPage, DataIntegrationAssociation } from '../../client/index.ts';
import { associationsOn } from '../api/associations-query.ts';
import { runState } from '../words/execution.ts';

/** The state to show, by its label; `undefined`: all of them. */
export type RunFilter = string | undefined;

/** A state that occurs in the list, and how often. */
export interface RunCount {
  label: string;
  count: number;
}

/** What needs attention first; states nobody knows yet come behind. */
const ORDER = ['Failed', 'In progress', 'Completed', 'No run yet'];

/** How many of the loaded associations are in which state. */
export function countRuns(pages: readonly AssociationsPage[]): RunCount[] {
  const counts = new Map<string, number>(ORDER.map((label) => [label, 0]));
  for (const page of pages) {
    for (const association of associationsOn(page)) {
      const label = labelOf(association);
      counts.set(label, (counts.get(label) ?? 0) + 1);
    }
  }
  return [...counts].filter(([, count]) => count > 0).map(([label, count]) => ({ label, count }));
}

/** Whether the filter lets an association through. */
export function passes(association: DataIntegrationAssociation, filter: RunFilter): boolean {
  return filter === undefined || labelOf(association) === filter;
}

function labelOf({ LastExecutionStatus }: DataIntegrationAssociation): string {
  return runState(LastExecutionStatus?.ExecutionStatus).label;
}
