import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';

import type { ListOperation } from '../../contract/list-operation.ts';

/** What tells the routes from the page beside them. */
export interface BesidePage {
  readonly operations: readonly ListOperation[];
  readonly stageName: string;
}

/** A part of an expression, and the metrics that it names. */
interface Term {
  readonly expression: string;
  readonly usingMetrics: Record<string, IMetric>;
}

/**
 * What API Gateway counts of the routes: all requests of the API or, where the page's files are among them, those of the routes' own methods.
 * Source: API Gateway developer guide, "Amazon API Gateway dimensions and metrics".
 */
export class RouteTraffic {
  private readonly api: RestApi;
  /** More dimensions of each method; none where the metrics are the API's. */
  private readonly methods: readonly Record<string, string>[] | undefined;

  constructor(api: RestApi, besidePage?: BesidePage) {
    this.api = api;
    // The stage by its name: a reference to it would make a circle, as methods wait for an alias, and that for these alarms.
    this.methods = besidePage?.operations.map(({ method, path }) => ({
      Method: method,
      Resource: path,
      Stage: besidePage.stageName,
    }));
  }

  /** How many answers there were of one kind. */
  sum(name: string, metricName: 'Count' | '4XXError' | '5XXError', options?: MetricOptions): Term {
    const statistic = metricName === 'Count' ? Stats.SAMPLE_COUNT : Stats.SUM;
    const all = this.all(name, metricName, { statistic, ...options });
    return { expression: this.joined(all, (each) => `(${each.join(' + ')})`), usingMetrics: all };
  }

  /** A percentile of the milliseconds; of several routes, that of the slowest. */
  latency(percentile: number, options: Pick<MetricOptions, 'label' | 'period'>): IMetric {
    const all = this.all(`p${percentile}`, 'Latency', {
      statistic: Stats.percentile(percentile),
      ...options,
    });
    return asMetric(
      { expression: this.joined(all, (each) => `MAX([${each.join(', ')}])`), usingMetrics: all },
      options,
    );
  }

  private all(name: string, metricName: string, options: MetricOptions): Record<string, IMetric> {
    if (this.methods === undefined) return { [name]: this.api.metric(metricName, options) };
    const { restApiName: ApiName } = this.api;
    const metrics = this.methods.map((more, at) => [
      `${name}_${at + 1}`,
      this.api.metric(metricName, { ...options, dimensionsMap: { ApiName, ...more } }),
    ]);
    return Object.fromEntries(metrics);
  }

  /** A route that nobody calls has no number, not even 0. */
  private joined(all: Record<string, IMetric>, join: (names: string[]) => string): string {
    const names = Object.keys(all);
    return this.methods === undefined ? names.join('') : join(names.map((each) => `FILL(${each}, 0)`));
  }
}

/** A term by itself. */
export function asMetric(
  { expression, usingMetrics }: Term,
  { label, period }: Pick<MetricOptions, 'label' | 'period'>,
): IMetric {
  const shown = { ...(label !== undefined && { label }), ...(period && { period }) };
  const one = usingMetrics[expression];
  return one instanceof Metric ? one.with(shown) : new MathExpression({ expression, usingMetrics, ...shown });
}
