/**
 * A metric that CloudWatch takes from the function's log: one record a request, which Lambda's JSON log format puts
 * under `message`.
 */
export interface LogMetric {
  /** The record's member that decides whether a line counts, by its path. */
  readonly member: string;
  /** The values that count. @default - any */
  readonly values?: readonly string[];
  /** The member whose value is the metric's. @default - each line counts one */
  readonly measured?: string;
  readonly meaning: string;
}

/** The metrics, as data. */
export const logMetrics = {
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
} as const satisfies Record<string, LogMetric>;

export type LogMetricName = keyof typeof logMetrics;

/**
 * The lines of a metric as CloudWatch's filter pattern, such as `{ $.message.reason = "cursor-forged" }`.
 *
 * Source: CloudWatch Logs user guide, "Filter pattern syntax".
 */
export function filterPattern({ member, values }: LogMetric): string {
  const conditions = values?.map((value) => `($.message.${member} = "${value}")`);
  return `{ ${conditions?.join(' || ') ?? `$.message.${member} = *`} }`;
}
