import type { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';

import type { RouteMetrics } from './route-metrics.ts';

/**
 * Signs of an outage in a period in which nobody got a page; 2 are an outage, however few requests there are. Both metrics
 * come from one log where that has pages, so neither is late; and where there are signs, there is a number of pages, be it 0.
 */
export function signsOfOutage(metrics: RouteMetrics, period: Duration): MathExpression {
  return new MathExpression({
    expression: 'IF(served < 1, signs, 0)',
    usingMetrics: {
      signs: metrics.metric('SignsOfOutage', { period }),
      served: metrics.metric('Served', { period }),
    },
    label: 'Signs of an outage',
    period,
  });
}
