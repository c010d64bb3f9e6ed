import type { ApplicationLogLevel } from 'aws-cdk-lib/aws-lambda';

import { gatewayErrors } from '../../contract/gateway-errors.ts';

/** A metric that CloudWatch takes from a log, one line a request. */
export interface LogMetric {
  /**
   * Which log: the function's, whose records Lambda's JSON log format puts under `message`, or API Gateway's access log.
   *
   * @default 'function'
   */
  readonly log?: 'access';
  /** The record's member that decides whether a line counts, by its path. */
  readonly member: string;
  /** The values that count. @default - any */
  readonly values?: readonly (string | number)[];
  /** The member whose value is the metric's. @default - each line counts one */
  readonly measured?: string;
  /** Whether a minute in which other lines come, but none that counts, has a 0. @default false - it has nothing */
  readonly zero?: true;
  readonly meaning: string;
}

/** The metrics, as data. */
export const logMetrics = {
  Served: {
    member: 'status',
    values: [200, 304],
    zero: true,
    meaning: 'Pages sent, those that the caller had already included',
  },
  SignsOfOutage: {
    member: 'reason',
    values: [
      'upstream-denied',
      'upstream-fault',
      'upstream-throttled',
      'upstream-unreachable',
      'upstream-timeout',
      'upstream-malformed',
    ],
    meaning: 'Requests that AppIntegrations did not answer well',
  },
  OwnFaults: {
    member: 'reason',
    values: ['bug', 'cursor-key'],
    meaning: 'Requests that failed because of the function or its key: no caller can cause these',
  },
  UpstreamThrottles: {
    member: 'reason',
    values: ['upstream-throttled'],
    meaning: 'Requests AppIntegrations refused because of its quota',
  },
  UpstreamUnreachable: {
    member: 'reason',
    values: ['upstream-unreachable', 'upstream-timeout', 'upstream-malformed'],
    meaning: 'Requests AppIntegrations did not answer, or not in AWS JSON',
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
    values: ['hit', 'shared'],
    meaning: 'Pages answered without asking AppIntegrations',
  },
  CacheMisses: {
    member: 'cache',
    values: ['miss'],
    meaning: 'Pages AppIntegrations was asked for',
  },
  GatewayErrors: {
    log: 'access',
    member: 'errorType',
    values: serverErrors(),
    meaning: 'Requests API Gateway answered 5xx by itself: it could not ask the authorizer or the function',
  },
} as const satisfies Record<string, LogMetric>;

export type LogMetricName = keyof typeof logMetrics;

/** At these the function's log has a line for each page. */
const LEVELS_WITH_PAGES: ReadonlySet<string> = new Set(['TRACE', 'DEBUG', 'INFO']);

/**
 * The metrics where the function logs from this level on. Where it logs no pages, they are counted in API Gateway's access log,
 * whose values are all texts; what answers browsers that ask before they call has another status, 204.
 */
export function logMetricsAt(logLevel: ApplicationLogLevel): Readonly<Record<LogMetricName, LogMetric>> {
  if (LEVELS_WITH_PAGES.has(logLevel)) return logMetrics;
  return { ...logMetrics, Served: { ...logMetrics.Served, log: 'access', values: ['200', '304'] } };
}

/**
 * The lines that count, as CloudWatch's filter pattern, such as `{ ($.message.reason = "cursor-forged") }`.
 *
 * Source: CloudWatch Logs user guide, "Filter pattern syntax".
 */
export function filterPattern({ log, member, values }: LogMetric): string {
  const path = `${log === 'access' ? '$' : '$.message'}.${member}`;
  if (values === undefined) return `{ ${path} = * }`;
  return `{ ${values.map((value) => `(${path} = ${JSON.stringify(value)})`).join(' || ')} }`;
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
