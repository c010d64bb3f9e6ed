import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

import { given } from '../given.ts';
import { filterPattern, logMetrics, logMetricsOf, metricValue } from './log-metrics.ts';
import type { LogMetricName, LogMetricsProps } from './log-metrics.ts';

const USUAL_PERIOD = Duration.minutes(5);

export interface RouteMetricsProps extends LogMetricsProps {
  /** Where the function logs. */
  readonly functionLog: ILogGroup;
  /** Where API Gateway logs. */
  readonly accessLog: ILogGroup;
  /** Paths of the routes, where API Gateway logs requests for the console's page as well. @default - there are no others */
  readonly routes?: readonly string[];
  /** CloudWatch namespace: one for each deployment, as log metrics have no dimension to tell them apart. */
  readonly namespace: string;
}

/** Metrics taken from the lines of both logs. */
export class RouteMetrics extends Construct {
  private readonly namespace: string;

  constructor(scope: Construct, id: string, props: RouteMetricsProps) {
    super(scope, id);
    this.namespace = props.namespace;
    for (const [metricName, metric] of logMetricsOf(props)) {
      new MetricFilter(this, metricName, {
        logGroup: metric.log === 'access' ? props.accessLog : props.functionLog,
        filterPattern: FilterPattern.literal(filterPattern(metric, props.routes)),
        metricNamespace: this.namespace,
        metricName,
        metricValue: metricValue(metric),
        ...given({ defaultValue: metric.zero && 0 }),
      });
    }
  }

  /** One of the metrics. @default - its sum over 5 minutes; of latency, the 99th percentile. `SharedTableAway` is there only with `sharedPages` */
  metric(metricName: LogMetricName, options?: MetricOptions): Metric {
    const measured = 'measured' in logMetrics[metricName];
    return new Metric({
      namespace: this.namespace,
      metricName,
      statistic: measured ? Stats.percentile(99) : Stats.SUM,
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
