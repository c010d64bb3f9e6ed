import { listDataIntegrations } from '../../contract/operations/list-data-integrations.ts';
import type { WalkSummary } from '../../contract/watch.ts';
import { toApiError } from '../api-error.ts';
import type { ApiError } from '../api-error.ts';
import { outOfTime, problemOf, summaryOf } from './findings.ts';
import type { Findings, Problem } from './findings.ts';
import { againAfter, firstPage, takeNext } from './jobs.ts';
import { createLook } from './look.ts';
import type { LookInit } from './look.ts';
import type { Pace } from './pace.ts';

export interface WalkInit extends LookInit {
  pace: Pace;
  /** Milliseconds of a clock that nobody corrects. */
  now: () => number;
  /** From 0 to 1. */
  random: () => number;
}

/**
 * Looks once at the last run of each association of each data integration, one call after the other. What can't be looked at does not keep
 * it from the rest. It never rejects: a walk that did not come to its end says so.
 */
export async function walk(init: WalkInit): Promise<WalkSummary> {
  const { watched, pace, now, random } = init;
  const startedAt = now();
  const findings: Findings = {
    failedRuns: 0,
    dataIntegrations: 0,
    associations: 0,
    calls: 0,
    isListed: false,
  };
  const jobs = [firstPage(listDataIntegrations)];
  const look = createLook(init, jobs, findings);
  /** Why the last call failed, if it did. */
  let failure: Problem | undefined;
  try {
    for (let job = takeNext(jobs, now(), random); job; job = takeNext(jobs, now(), random)) {
      const timeoutMs = await pace.turn(job.notBefore);
      if (timeoutMs === undefined) {
        findings.problem ??= failure ?? outOfTime(jobs.length + 1);
        break;
      }
      try {
        await look(job, timeoutMs);
        pace.succeeded();
        failure = undefined;
      } catch (thrown) {
        const error = toApiError(thrown);
        failure = problemOf(error, job.identifier);
        if (error.reason === 'upstream-throttled') pace.refused(error);
        const again = againAfter(job, error, now());
        // Behind all others: what is refused for ever must not keep them waiting.
        if (again) jobs.push(again);
        else if (!isGone(error, job.identifier)) findings.problem ??= failure;
        if (isRefusedToAll(error)) break;
      }
    }
  } catch (error) {
    findings.problem ??= problemOf(toApiError(error), '');
  }
  return summaryOf(findings, watched.notListed(), now() - startedAt);
}

/** Whether a data integration was deleted after it was listed. */
function isGone({ status, reason }: ApiError, identifier: string): boolean {
  return identifier !== '' && status === 404 && reason === 'upstream-error';
}

/** Whether nothing else would be answered either. A policy may deny a single data integration. */
function isRefusedToAll({ reason, code }: ApiError): boolean {
  return reason === 'upstream-denied' && !code.startsWith('AccessDenied');
}
