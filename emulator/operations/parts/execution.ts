import type { LastExecutionStatus } from '../../../contract/operations/list-data-integration-associations.ts';
import type { Association } from '../../state/data-integration.ts';

/** How long a run takes here, in milliseconds: long enough to be seen in progress. */
const RUN_MS = 10_000;

/**
 * What to keep of a run that an execution configuration starts: only the on-demand mode runs at once.
 * Source: AppIntegrations API reference, UpdateDataIntegrationAssociation.
 */
export function startRun(
  configuration: Association['ExecutionConfiguration'],
  now: number,
): Pick<Association, 'runStartedAt'> {
  return configuration?.ExecutionMode === 'ON_DEMAND' ? { runStartedAt: now } : {};
}

/** What an association shows of its last run. */
export function lastExecutionStatus(
  { runStartedAt, LastExecutionStatus }: Association,
  now: number,
): LastExecutionStatus | undefined {
  if (runStartedAt === undefined) return LastExecutionStatus;
  return now < runStartedAt + RUN_MS
    ? { ExecutionStatus: 'IN_PROGRESS' }
    : { ExecutionStatus: 'COMPLETED', StatusMessage: 'The run transferred 0 records.' };
}
