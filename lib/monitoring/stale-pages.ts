import type { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';

import type { RouteMetrics } from './route-metrics.ts';

/** Pages that stood in for what AppIntegrations did not say, in metric math over {@link pagesByAge}. */
const STOOD_IN = '(FILL(throttled, 0) + FILL(failed, 0))';

/** Pages sent that were not past their time. */
export const FRESH = `(served - ${STOOD_IN} - FILL(waiting, 0))`;

/** Pages sent in a period, and those of them that were past their time, by cause; of a cause that did not occur there is no number. */
export function pagesByAge(metrics: RouteMetrics, period: Duration): Record<string, IMetric> {
  return {
    served: metrics.metric('Served', { period }),
    throttled: metrics.metric('StaleThrottled', { period }),
    failed: metrics.metric('StaleFailed', { period }),
    waiting: metrics.metric('StaleWaiting', { period }),
  };
}

/**
 * Percentage of the pages sent in a period that stood in for what AppIntegrations refused or failed to say; among fewer than 10 it is
 * no rate. Pages that wait for their turn don't count as these: that is how the quota is kept. But where AppIntegrations is away,
 * trying again uses the budget up, and most pages seem to wait for their turn; so it is all of them where not one was fresh.
 */
export function staleShare(metrics: RouteMetrics, period: Duration): MathExpression {
  return new MathExpression({
    expression: `IF(served < 10, 0, IF(${STOOD_IN} > 1 AND ${FRESH} < 1, 100, 100 * ${STOOD_IN} / served))`,
    usingMetrics: pagesByAge(metrics, period),
    label: 'Past their time because of AppIntegrations (%)',
    period,
  });
}
