import type { Duration } from 'aws-cdk-lib';
import { MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';

import type { RouteFunction } from '../function/canary.ts';
import type { RouteMetrics } from './route-metrics.ts';

/**
 * How often a sandbox came to leave the table alone in a period. While the table is away each one that is asked tries it about once a
 * minute; and one late answer among thousands is nothing, however many sandboxes there are.
 */
export function awayPerSandbox(
  metrics: RouteMetrics,
  handler: RouteFunction,
  period: Duration,
): MathExpression {
  return new MathExpression({
    expression: 'away / FILL(sandboxes, 1)',
    usingMetrics: {
      away: metrics.metric('SharedTableAway', { period }),
      sandboxes: handler.metric('ConcurrentExecutions', { statistic: Stats.MAXIMUM, period }),
    },
    label: 'Times that a sandbox left the table alone',
    period,
  });
}

/** What DynamoDB charges for: each counts what all sandboxes used. */
export function unitsUsed(table: Table): IMetric[] {
  return [
    table.metricConsumedReadCapacityUnits({ label: 'Read units' }),
    table.metricConsumedWriteCapacityUnits({ label: 'Write units' }),
  ];
}

/** How long DynamoDB takes for each of the calls that are made. */
export function callLatencies(table: Table): IMetric[] {
  return ['GetItem', 'PutItem', 'UpdateItem'].map((Operation) =>
    table.metricSuccessfulRequestLatency({
      dimensionsMap: { TableName: table.tableName, Operation },
      statistic: Stats.percentile(99),
      label: Operation,
    }),
  );
}
