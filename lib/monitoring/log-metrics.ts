import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ApplicationLogLevel } from 'aws-cdk-lib/aws-lambda';

import { gatewayErrors } from '../../contract/gateway-errors.ts';
import type { WalkSummary } from '../../contract/watch.ts';

/** A metric that CloudWatch takes from a log: one line a request, or one for each look for failed runs. */
export interface LogMetric {
  /**
   * Which log: the function's or that of the one that looks for failed runs, whose records Lambda's JSON log format puts under `message`, or
   * API Gateway's access log.
   *
   * @default 'function'
   */
  readonly log?: 'access' | 'watch';
  /** The record's member that decides whether a line counts, by its path; or several, of which one is enough. */
  readonly member: string | readonly string[];
  /** The values that count. @default - any */
  readonly values?: readonly (string | number)[];
  /** The member whose value is the metric's. @default - each line counts one */
  readonly measured?: string;
  /** What is usually asked of the metric. @default - its sum; where something is measured, the 99th percentile */
  readonly statistic?: string;
  /** Whether a minute in which other lines come, but none that counts, has a 0. @default false - it has nothing */
  readonly zero?: true;
  /** Only with this prop; without, there is nothing to count, and the metric would only cost. */
  readonly onlyWith?: 'sharedPages' | 'watch';
  readonly meaning: string;
}

const AWAY = ['upstream-unreachable', 'upstream-timeout', 'upstream-malformed'] as const;

/** The metrics, as data. */
export const logMetrics = {
  Served: {
    member: 'status',
    values: [200, 304],
    zero: true,
    meaning: 'Pages sent, those that the caller had already included',
  },
  SignsOfOutage: {
    member: ['reason', 'why'],
    values: [
      'upstream-denied',
      'upstream-fault',
      'upstream-throttled',
      'upstream-unreachable',
      'upstream-timeout',
      'upstream-malformed',
    ],
    meaning: 'Requests that AppIntegrations did not answer well, also where an earlier page stood in',
  },
  OwnFaults: {
    member: 'reason',
    values: ['bug', 'cursor-key'],
    meaning: 'Requests that failed because of the function or its key: no caller can cause these',
  },
  UpstreamThrottles: {
    member: 'reason',
    values: ['upstream-throttled'],
    meaning:
      'Callers refused because of the quota of AppIntegrations, by itself or until it can be asked again',
  },
  BudgetRefusals: {
    member: 'reason',
    values: ['upstream-budget'],
    meaning: 'Callers refused because this deployment allows itself no more calls of AppIntegrations',
  },
  UpstreamUnreachable: {
    member: ['reason', 'why'],
    values: AWAY,
    meaning:
      'Requests AppIntegrations did not answer, or not in AWS JSON, also where an earlier page stood in',
  },
  UpstreamLatency: {
    member: 'upstream.ms',
    measured: 'upstream.ms',
    meaning: 'Milliseconds AppIntegrations took, all attempts of a request together',
  },
  ForgedCursors: {
    member: 'reason',
    values: ['cursor-forged'],
    meaning: 'Cursors that were altered, or belong to another data integration',
  },
  CacheHits: {
    member: 'cache',
    values: ['hit', 'table', 'shared', 'stale'],
    meaning:
      'Pages from memory, those past their time included, or from what another request or another sandbox asked for',
  },
  CacheMisses: {
    member: 'cache',
    values: ['miss'],
    meaning: 'Requests that only AppIntegrations could answer',
  },
  StaleThrottled: {
    member: 'why',
    values: ['upstream-throttled'],
    meaning: 'Pages past their time, sent because AppIntegrations refused: its quota was used up',
  },
  StaleFailed: {
    member: 'why',
    values: ['upstream-fault', ...AWAY],
    meaning: 'Pages past their time, sent because AppIntegrations failed or was away',
  },
  StaleWaiting: {
    member: 'why',
    values: ['upstream-budget', 'not-due'],
    meaning: 'Pages past their time, sent because it is not their turn: that is how the quota is kept',
  },
  SharedTableAway: {
    member: 'table',
    onlyWith: 'sharedPages',
    meaning: 'Requests from which on a sandbox left the shared table alone for a while, because it failed',
  },
  GatewayErrors: {
    log: 'access',
    member: 'errorType',
    values: serverErrors(),
    meaning: 'Requests API Gateway answered 5xx by itself: it could not ask the authorizer or the function',
  },
  FailedRuns: {
    ...ofWalk('failedRuns'),
    meaning: 'Associations whose last run failed, as the last look found them',
  },
  UnfinishedWalks: {
    ...ofWalk('unfinishedWalks'),
    meaning: 'Looks for failed runs that could not find out about all of them',
  },
} as const satisfies Record<string, LogMetric>;

export type LogMetricName = keyof typeof logMetrics;

/** A number in the line that every look for failed runs ends with. */
function ofWalk<Name extends keyof WalkSummary>(name: Name) {
  return { log: 'watch', member: name, measured: name, statistic: Stats.MAXIMUM, onlyWith: 'watch' } as const;
}

/** At these the function's log has a line for each page. */
const LEVELS_WITH_PAGES: ReadonlySet<string> = new Set(['TRACE', 'DEBUG', 'INFO']);

/** What decides which metrics there are, and where they are counted. */
export interface LogMetricsProps {
  /** The least level the function logs. */
  readonly logLevel: ApplicationLogLevel;
  /** Whether sandboxes share a table. */
  readonly sharedPages: boolean;
  /** Whether somebody looks for failed runs. */
  readonly watch: boolean;
}

/**
 * The metrics where the function logs from this level on. Where it logs no pages, they are counted in API Gateway's access log,
 * whose values are all texts; what answers browsers that ask before they call has another status, 204.
 */
export function logMetricsOf(props: LogMetricsProps): [LogMetricName, LogMetric][] {
  const served: LogMetric = LEVELS_WITH_PAGES.has(props.logLevel)
    ? logMetrics.Served
    : { ...logMetrics.Served, log: 'access', values: ['200', '304'] };
  const all = Object.entries({ ...logMetrics, Served: served }) as [LogMetricName, LogMetric][];
  return all.filter(([, { onlyWith }]) => onlyWith === undefined || props[onlyWith]);
}

/**
 * The lines that count, as CloudWatch's filter pattern, such as `{ ($.message.reason = "cursor-forged") }`.
 *
 * Source: CloudWatch Logs user guide, "Filter pattern syntax".
 *
 * @param routes paths that a line of API Gateway's must be about; without, any
 */
export function filterPattern({ log, member, values }: LogMetric, routes?: readonly string[]): string {
  const paths = [member].flat().map((name) => `${log === 'access' ? '$' : '$.message'}.${name}`);
  const wanted = values?.map((value) => JSON.stringify(value)) ?? ['*'];
  const counts = oneOf(paths, wanted);
  if (log !== 'access' || routes === undefined) return `{ ${counts} }`;
  const ofRoutes = oneOf(
    ['$.route'],
    routes.map((route) => JSON.stringify(route)),
  );
  return `{ (${counts}) && (${ofRoutes}) }`;
}

function oneOf(paths: readonly string[], values: readonly string[]): string {
  return paths.flatMap((path) => values.map((value) => `(${path} = ${value})`)).join(' || ');
}

/** What each of these lines counts: a number, or the place of one in the line. */
export function metricValue({ measured }: LogMetric): string {
  return measured === undefined ? '1' : `$.message.${measured}`;
}

/** The response types of API Gateway's own 5xx. */
function serverErrors(): string[] {
  const codes = new Set<string>(['InternalServiceError', 'ServiceUnavailable']);
  return Object.entries(gatewayErrors).flatMap(([type, { code }]) => (codes.has(code) ? [type] : []));
}
