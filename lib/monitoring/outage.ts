import type { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';

import type { RouteMetrics } from './route-metrics.ts';
import { FRESH, pagesByAge } from './stale-pages.ts';

/**
 * Signs of an outage in a period in which nobody got a page, not even one past its time; 2 are an outage, however few requests there are. Both metrics
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

/**
 * The same of a period in which nobody got a page that was not past its time: earlier pages stand in for a while, and must not hide
 * from those who are asked little that AppIntegrations is away.
 */
export function signsOfQuietOutage(metrics: RouteMetrics, period: Duration): MathExpression {
  return new MathExpression({
    expression: `IF(${FRESH} < 1, signs, 0)`,
    usingMetrics: { signs: metrics.metric('SignsOfOutage', { period }), ...pagesByAge(metrics, period) },
    label: 'Signs of an outage',
    period,
  });
}
