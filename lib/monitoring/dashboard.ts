import { AlarmStatusWidget, Dashboard, GraphWidget, MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

import type { RouteFunction } from '../function/canary.ts';
import type { RouteMetrics } from './route-metrics.ts';
import { asMetric } from './route-traffic.ts';
import type { RouteTraffic } from './route-traffic.ts';
import { callLatencies, unitsUsed } from './shared-table.ts';
import { watchRow } from './watched-runs.ts';
import type { Watch } from './watched-runs.ts';

export interface DashboardProps {
  readonly traffic: RouteTraffic;
  readonly function: RouteFunction;
  readonly metrics: RouteMetrics;
  readonly alarms: Alarm[];
  /** The one that sandboxes share, if they do. */
  readonly sharedTable: Table | undefined;
  /** The function that serves the console's page, if one does. */
  readonly console: Function | undefined;
  /** What looks for failed runs, if something does. */
  readonly watch: Watch | undefined;
}

/** A third of the dashboard's 24 columns. */
const THIRD = { width: 8, height: 6 };
const percentage = { leftYAxis: { min: 0, max: 100, showUnits: false }, ...THIRD };

/** One row for failed runs where they are looked for, one for what users notice, one for AppIntegrations, one for the machinery, one for a shared table and one for the console, and the alarms above all. */
export function dashboard(scope: Construct, id: string, props: DashboardProps): Dashboard {
  const { alarms, metrics, sharedTable, console: page, watch } = props;
  return new Dashboard(scope, id, {
    widgets: [
      [new AlarmStatusWidget({ title: 'Alarms', alarms, width: 24, height: 3 })],
      ...(watch ? [watchRow(metrics, watch, THIRD)] : []),
      usersRow(props),
      upstreamRow(props),
      technicalRow(props),
      ...(sharedTable ? [sharedRow(sharedTable, metrics)] : []),
      ...(page ? [consoleRow(page)] : []),
    ],
  });
}

function usersRow({ traffic, metrics }: DashboardProps): GraphWidget[] {
  const requests = traffic.sum('requests', 'Count');
  const refused = traffic.sum('refused', '4XXError');
  const failed = traffic.sum('failed', '5XXError');
  const served = new MathExpression({
    expression: `${requests.expression} - ${refused.expression} - ${failed.expression}`,
    usingMetrics: { ...requests.usingMetrics, ...refused.usingMetrics, ...failed.usingMetrics },
    label: 'Served',
  });
  return [
    new GraphWidget({
      title: 'Pages asked for',
      left: [
        served,
        asMetric(refused, { label: 'Refused (4xx)' }),
        asMetric(failed, { label: 'Failed (5xx)' }),
      ],
      stacked: true,
      ...THIRD,
    }),
    new GraphWidget({
      title: 'How long callers wait (ms)',
      left: [50, 99].map((p) => traffic.latency(p, { label: `p${p}` })),
      ...THIRD,
    }),
    new GraphWidget({
      title: 'Pages past their time',
      left: [
        metrics.metric('StaleThrottled', { label: 'AppIntegrations refused' }),
        metrics.metric('StaleFailed', { label: 'AppIntegrations failed or was away' }),
        metrics.metric('StaleWaiting', { label: 'Waiting for their turn' }),
      ],
      stacked: true,
      ...THIRD,
    }),
  ];
}

function upstreamRow({ metrics }: DashboardProps): GraphWidget[] {
  return [
    new GraphWidget({ title: 'Answered from memory', left: [metrics.cacheHitRate()], ...percentage }),
    new GraphWidget({
      title: 'AppIntegrations quota',
      left: [
        // Whatever came of it: a page that was asked for in vain may be answered from memory.
        metrics.metric('UpstreamLatency', { statistic: Stats.SAMPLE_COUNT, label: 'Asked' }),
        metrics.metric('UpstreamThrottles'),
        metrics.metric('BudgetRefusals'),
      ],
      ...THIRD,
    }),
    new GraphWidget({
      title: 'AppIntegrations (ms)',
      left: [50, 99].map((p) =>
        metrics.metric('UpstreamLatency', { statistic: Stats.percentile(p), label: `p${p}` }),
      ),
      right: [metrics.metric('UpstreamUnreachable'), metrics.metric('SignsOfOutage')],
      ...THIRD,
    }),
  ];
}

function technicalRow({ function: handler, metrics }: DashboardProps): GraphWidget[] {
  return [
    new GraphWidget({
      title: 'Function (ms)',
      left: [50, 99].map((p) => handler.metricDuration({ statistic: Stats.percentile(p), label: `p${p}` })),
      ...THIRD,
    }),
    new GraphWidget({
      title: 'Function failures',
      left: [
        handler.metricErrors(),
        handler.metricThrottles(),
        metrics.metric('OwnFaults'),
        metrics.metric('GatewayErrors'),
      ],
      right: [handler.metric('ConcurrentExecutions', { statistic: Stats.MAXIMUM })],
      ...THIRD,
    }),
    new GraphWidget({ title: 'Forged cursors', left: [metrics.metric('ForgedCursors')], ...THIRD }),
  ];
}

function sharedRow(table: Table, metrics: RouteMetrics): GraphWidget[] {
  return [
    new GraphWidget({
      title: 'Shared table left alone',
      left: [metrics.metric('SharedTableAway')],
      ...THIRD,
    }),
    new GraphWidget({ title: 'Shared table, units', left: unitsUsed(table), ...THIRD }),
    new GraphWidget({ title: 'Shared table (ms), p99', left: callLatencies(table), ...THIRD }),
  ];
}

function consoleRow(page: Function): GraphWidget[] {
  return [
    new GraphWidget({
      title: 'Console: files asked for',
      left: [page.metricInvocations()],
      ...THIRD,
    }),
    new GraphWidget({
      title: 'Console: files not served',
      left: [page.metricErrors(), page.metricThrottles()],
      ...THIRD,
    }),
  ];
}
