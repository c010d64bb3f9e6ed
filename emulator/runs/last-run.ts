import type { LastExecutionStatus } from '../../contract/operations/list-data-integration-associations.ts';
import { readSchedule } from '../schedule/read-schedule.ts';
import type { Association } from '../state/data-integration.ts';
import { resultAt } from './reserved-destinations.ts';

/** How long a run takes here, in milliseconds: long enough to be seen in progress. */
export const RUN_MS = 10_000;

/**
 * What to keep of an execution configuration that begins to count: the on-demand mode runs at once, a schedule from its
 * next time on. Source: AppIntegrations API reference, UpdateDataIntegrationAssociation.
 */
export function beginRuns(
  configuration: Association['ExecutionConfiguration'],
  now: number,
): Pick<Association, 'runStartedAt' | 'scheduledSince'> {
  return configuration?.ExecutionMode === 'ON_DEMAND' ? { runStartedAt: now } : { scheduledSince: now };
}

/** The run that is the last one so far, to keep when the schedule that began it ends; empty when none has been. */
export function keepLastRun(association: Association, now: number): Pick<Association, 'runStartedAt'> {
  const runStartedAt = lastRunStart(association, now);
  return runStartedAt === undefined ? {} : { runStartedAt };
}

/** What an association shows of its last run. */
export function lastExecutionStatus(association: Association, now: number): LastExecutionStatus | undefined {
  const startedAt = lastRunStart(association, now);
  if (startedAt === undefined) return association.LastExecutionStatus;
  if (now < startedAt + RUN_MS) return { ExecutionStatus: 'IN_PROGRESS' };
  return resultAt(association.DestinationURI, startedAt);
}

/** Undefined when there was none, or when what it came to has been stated since. */
function lastRunStart(association: Association, now: number): number | undefined {
  const { ExecutionConfiguration, scheduledSince, statedAt = -Infinity, runStartedAt } = association;
  const { ExecutionMode, ScheduleConfiguration } = ExecutionConfiguration ?? {};
  if (ExecutionMode !== 'SCHEDULED' || !ScheduleConfiguration || scheduledSince === undefined) {
    return runStartedAt;
  }
  const scheduled = readSchedule(ScheduleConfiguration.ScheduleExpression)?.lastRun(scheduledSince, now);
  return scheduled !== undefined && scheduled > statedAt ? scheduled : runStartedAt;
}
