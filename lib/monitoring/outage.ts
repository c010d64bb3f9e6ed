import type { Duration } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { ApplicationLogLevel } from 'aws-cdk-lib/aws-lambda';

import type { RouteMetrics } from './route-metrics.ts';

export interface OutageProps {
  readonly api: RestApi;
  readonly metrics: RouteMetrics;
  /** The least level the function logs. */
  readonly logLevel: ApplicationLogLevel;
}

/** At these the function's log has a line for each page. */
const LEVELS_WITH_PAGES: ReadonlySet<string> = new Set(['TRACE', 'DEBUG', 'INFO']);

/**
 * Signs of an outage in a period in which nobody got a page; 2 are an outage, however few requests there are. Both metrics
 * come from one log, so neither is late, and where there are signs, there is a number of pages, be it 0.
 */
export function signsOfOutage(props: OutageProps, period: Duration): MathExpression {
  return new MathExpression({
    expression: 'IF(served < 1, signs, 0)',
    usingMetrics: {
      signs: props.metrics.metric('SignsOfOutage', { period }),
      served: pages(props, period),
    },
    label: 'Signs of an outage',
    period,
  });
}

/** Without the function's lines, what API Gateway answered well: preflights are among that, so it is less exact. */
function pages({ api, metrics, logLevel }: OutageProps, period: Duration): IMetric {
  if (LEVELS_WITH_PAGES.has(logLevel)) return metrics.metric('Served', { period });
  return new MathExpression({
    expression: 'requests - refused - failed',
    usingMetrics: {
      requests: api.metricCount({ period }),
      refused: api.metricClientError({ period }),
      failed: api.metricServerError({ period }),
    },
    period,
  });
}
