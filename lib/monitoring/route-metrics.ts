import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

import { given } from '../given.ts';
import { filterPattern, logMetrics, logMetricsOf, metricValue } from './log-metrics.ts';
import type { LogMetric, LogMetricName, LogMetricsProps } from './log-metrics.ts';

const USUAL_PERIOD = Duration.minutes(5);

export interface RouteMetricsProps extends Omit<LogMetricsProps, 'watch'> {
  /** Where the function logs. */
  readonly functionLog: ILogGroup;
  /** Where API Gateway logs. */
  readonly accessLog: ILogGroup;
  /** Where the function logs that looks for failed runs, if one does. */
  readonly watchLog?: ILogGroup;
  /** Paths of the routes, where API Gateway logs requests for the console's page as well. @default - there are no others */
  readonly routes?: readonly string[];
  /** CloudWatch namespace: one for each deployment, as log metrics have no dimension to tell them apart. */
  readonly namespace: string;
}

/** Metrics taken from the lines of the logs. */
export class RouteMetrics extends Construct {
  /** What makes metrics of the lines of the function that looks for failed runs. */
  readonly ofWatch: MetricFilter[] = [];
  private readonly namespace: string;

  constructor(scope: Construct, id: string, props: RouteMetricsProps) {
    super(scope, id);
    this.namespace = props.namespace;
    const { functionLog, accessLog, watchLog = functionLog } = props;
    const logs = { function: functionLog, access: accessLog, watch: watchLog };
    for (const [metricName, metric] of logMetricsOf({ ...props, watch: props.watchLog !== undefined })) {
      const filter = new MetricFilter(this, metricName, {
        logGroup: logs[metric.log ?? 'function'],
        filterPattern: FilterPattern.literal(filterPattern(metric, props.routes)),
        metricNamespace: this.namespace,
        metricName,
        metricValue: metricValue(metric),
        ...given({ defaultValue: metric.zero && 0 }),
      });
      if (metric.log === 'watch') this.ofWatch.push(filter);
    }
  }

  /**
   * One of the metrics. `SharedTableAway` is there only with `sharedPages`, `FailedRuns` and `UnfinishedWalks` only with `watch`.
   *
   * @default - its sum over 5 minutes; of latency, the 99th percentile; of what a look found, the most
   */
  metric(metricName: LogMetricName, options?: MetricOptions): Metric {
    const { measured, statistic = measured === undefined ? Stats.SUM : Stats.percentile(99) }: LogMetric =
      logMetrics[metricName];
    return new Metric({
      namespace: this.namespace,
      metricName,
      statistic,
      period: USUAL_PERIOD,
      label: metricName,
      ...options,
    });
  }

  /** Percentage of pages that came from memory, those past their time included, or from what another request or sandbox asked for. */
  cacheHitRate(period = USUAL_PERIOD): MathExpression {
    return new MathExpression({
      expression: '100 * FILL(hits, 0) / (FILL(hits, 0) + FILL(misses, 0))',
      usingMetrics: {
        hits: this.metric('CacheHits', { period }),
        misses: this.metric('CacheMisses', { period }),
      },
      period,
      label: 'Cache hit rate (%)',
    });
  }
}
