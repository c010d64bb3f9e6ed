import type { UnfinishedReason, WalkSummary } from '../../contract/watch.ts';
import type { ApiError } from '../api-error.ts';

/** What keeps a walk from being finished. */
export type Problem = Pick<WalkSummary, 'reason' | 'at' | 'detail'>;

/** What a walk has seen so far. */
export interface Findings {
  failedRuns: number;
  dataIntegrations: number;
  associations: number;
  calls: number;
  /** Whether the list of data integrations was read to its end. */
  isListed: boolean;
  /** The first, if there was one. */
  problem?: Problem;
}

/** Why a call failed, as the summary tells it. */
export function problemOf({ reason, detail }: ApiError, identifier: string): Problem {
  return {
    // A call of AppIntegrations fails for none of the other reasons.
    reason: reason as UnfinishedReason,
    ...(identifier !== '' && { at: identifier }),
    ...(detail !== undefined && { detail }),
  };
}

export function outOfTime(pages: number): Problem {
  return { reason: 'out-of-time', detail: `${pages} pages or more were not looked at.` };
}

export function summaryOf(findings: Findings, notListed: readonly string[], ms: number): WalkSummary {
  const { failedRuns, dataIntegrations, associations, calls, isListed, problem } = findings;
  return {
    walk: problem ? 'unfinished' : 'finished',
    unfinishedWalks: problem ? 1 : 0,
    // Of what was not looked at, a 0 would say that nothing failed, and end an alarm.
    ...((!problem || failedRuns > 0) && { failedRuns }),
    dataIntegrations,
    associations,
    calls,
    ms: Math.round(ms),
    ...(isListed && notListed.length > 0 && { notListed }),
    ...problem,
  };
}
