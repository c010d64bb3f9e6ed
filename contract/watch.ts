/**
 * What the watch tells: a second function of a deployment, which looks at the last run of each association by itself. Metrics, alarms and
 * saved queries are made of these lines, which Lambda's JSON log format puts under `message`.
 */

/** The function's handler, as Lambda names it: `watch.mjs` beside the route's `index.mjs`. */
export const WATCH_HANDLER = 'watch.handler';

/** How often it may look: every so many whole minutes. */
export const watchMinutes = { min: 5, max: 24 * 60 } as const;

/** The line for an association whose last run failed. Texts are AWS's own, cut where they are very long. */
export interface FailedRun {
  run: 'failed';
  /** What the data integration is asked for by: its name, or else its ARN or the id in that. */
  dataIntegration: string;
  /** ARN of the association. */
  association?: string;
  clientId?: string;
  destination?: string;
  statusMessage?: string;
}

/** Why a look at everything did not come to its end: the time is up, or as in the route's log. */
export type UnfinishedReason =
  | 'out-of-time'
  | 'upstream-error'
  | 'upstream-denied'
  | 'upstream-fault'
  | 'upstream-throttled'
  | 'upstream-unreachable'
  | 'upstream-timeout'
  | 'upstream-malformed'
  | 'bug';

/** The line that every look at everything ends with, whatever happens. */
export interface WalkSummary {
  walk: 'finished' | 'unfinished';
  /** Value of the metric `UnfinishedWalks`. */
  unfinishedWalks: 0 | 1;
  /** Value of the metric `FailedRuns`. Absent where an unfinished walk has found none: it does not know that there are none. */
  failedRuns?: number;
  /** Data integrations that are to be looked at, as far as they are known. */
  dataIntegrations: number;
  /** Associations that were looked at. */
  associations: number;
  /** Calls of AppIntegrations. */
  calls: number;
  /** Milliseconds. */
  ms: number;
  /** Names on the allow-list that AppIntegrations does not list; only where there are any, and all is listed. */
  notListed?: readonly string[];
  /** The first that went wrong; only of an unfinished walk. */
  reason?: UnfinishedReason;
  /** The data integration it went wrong at, if it was at one. */
  at?: string;
  /** What only the log may say of it. */
  detail?: string;
}
