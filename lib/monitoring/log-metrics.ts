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
  /** Further values, each line of which counts two. */
  readonly doubled?: readonly string[];
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
    // Neither a caller nor a bad moment of AppIntegrations' can cause these.
    doubled: ['bug', 'cursor-key'],
    meaning:
      'Requests that AppIntegrations did not answer well, and twice those that failed because of the function',
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

/** Which lines count, and how much each. */
export interface CountedLines {
  readonly pattern: string;
  /** A number, or the place of one in the line. */
  readonly value: string;
}

/**
 * The lines of a metric as CloudWatch's filter patterns, such as `{ ($.message.reason = "cursor-forged") }`.
 *
 * Source: CloudWatch Logs user guide, "Filter pattern syntax".
 */
export function countedLines({ log, member, values, doubled, measured }: LogMetric): CountedLines[] {
  const root = log === 'access' ? '$' : '$.message';
  const anyOf = (wanted: readonly (string | number)[]) =>
    `{ ${wanted.map((value) => `(${root}.${member} = ${JSON.stringify(value)})`).join(' || ')} }`;
  return [
    {
      pattern: values === undefined ? `{ ${root}.${member} = * }` : anyOf(values),
      value: measured === undefined ? '1' : `${root}.${measured}`,
    },
    ...(doubled === undefined ? [] : [{ pattern: anyOf(doubled), value: '2' }]),
  ];
}

/** The response types of API Gateway's own 5xx. */
function serverErrors(): string[] {
  const codes = new Set<string>(['InternalServiceError', 'ServiceUnavailable']);
  return Object.entries(gatewayErrors).flatMap(([type, { code }]) => (codes.has(code) ? [type] : []));
}
