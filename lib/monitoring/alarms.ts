import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { CreateAlarmOptions, IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

import type { RouteFunction } from '../function/canary.ts';
import { signsOfOutage, signsOfQuietOutage } from './outage.ts';
import type { RouteMetrics } from './route-metrics.ts';
import type { RouteTraffic } from './route-traffic.ts';
import { awayPerSandbox } from './shared-table.ts';
import { staleShare } from './stale-pages.ts';
import { failedRuns, unfinishedWalks, watchErrors } from './watched-runs.ts';
import type { Watch } from './watched-runs.ts';

export interface AlarmsProps {
  readonly traffic: RouteTraffic;
  readonly metrics: RouteMetrics;
  /** The function, or the alias that answers the route. */
  readonly function: RouteFunction;
  /** Whether sandboxes share a table. */
  readonly sharesPages: boolean;
  /** The function that serves the console's page, if one does. */
  readonly console?: Function;
  /** What looks for failed runs, if something does. */
  readonly watch?: Watch;
  /** Told when an alarm goes off, when it is over, and when nobody looks any more. @default - nobody */
  readonly topic?: ITopic;
}

const MINUTE = { period: Duration.minutes(1) };
const FIVE_MINUTES = { period: Duration.minutes(5) };

/** Three of five minutes: a single bad minute wakes nobody. */
const LASTING = { evaluationPeriods: 5, datapointsToAlarm: 3 };
const AT_ONCE = { evaluationPeriods: 1 };
/** A quarter of an hour of periods of five minutes. */
const FOR_LONG = { evaluationPeriods: 3 };

/** What each alarm means and what to do: docs/operate.md. */
export class Alarms extends Construct {
  readonly all: Alarm[];
  /** Those that a bad deployment sets off: a canary is rolled back on them. */
  readonly ofDeployment: Alarm[];

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { traffic, function: handler, metrics, topic, watch } = props;
    const serverErrors = this.alarm('ServerErrors', serverErrorRate(traffic), {
      alarmDescription: 'More than 5 % of the answers are 5xx',
      threshold: 5,
      ...LASTING,
    });
    const latency = this.alarm('Latency', traffic.latency(99, MINUTE), {
      alarmDescription: 'One answer in a hundred takes more than 3 seconds',
      threshold: 3000,
      ...LASTING,
    });
    const functionErrors = this.alarm('FunctionErrors', handler.metricErrors(MINUTE), {
      alarmDescription: 'The function failed or ran out of time instead of answering',
      threshold: 0,
      ...AT_ONCE,
    });
    const outage = this.alarm('Outage', signsOfOutage(metrics, MINUTE.period), {
      alarmDescription: 'Requests fail that are no fault of the callers, and nobody gets a page',
      threshold: 1,
      ...AT_ONCE,
    });
    // Pages of the old version must not hide it, so it is no part of Outage.
    const ownFaults = this.alarm('OwnFaults', metrics.metric('OwnFaults', MINUTE), {
      alarmDescription: 'The function has a bug, or gets no cursor key',
      threshold: 0,
      ...AT_ONCE,
    });
    const gatewayErrors = this.alarm('GatewayErrors', metrics.metric('GatewayErrors', MINUTE), {
      alarmDescription: 'API Gateway could not ask the authorizer or the function',
      threshold: 0,
      ...AT_ONCE,
    });
    this.ofDeployment = [serverErrors, latency, functionErrors, outage, ownFaults, gatewayErrors];
    this.all = [
      ...this.ofDeployment,
      // Not of a deployment: its hour began before, and would take back what mends it.
      this.alarm('QuietOutage', signsOfQuietOutage(metrics, Duration.hours(1)), {
        alarmDescription: 'Nobody has got a fresh page for an hour, though somebody has asked in vain',
        threshold: 1,
        ...AT_ONCE,
      }),
      // Nor is this: only a version that AppIntegrations has answered has pages to grow old.
      this.alarm('StalePages', staleShare(metrics, Duration.minutes(15)), {
        alarmDescription:
          'Most pages were past their time because AppIntegrations refused, failed or was away',
        threshold: 50,
        ...AT_ONCE,
      }),
      this.alarm('FunctionThrottles', handler.metricThrottles(MINUTE), {
        alarmDescription: 'Lambda had no room to run the function',
        threshold: 0,
        ...AT_ONCE,
      }),
      this.alarm('UpstreamThrottles', refusedForQuota(metrics), {
        alarmDescription:
          'Callers are refused: the quota of AppIntegrations is used up, or what this deployment allows itself of it',
        threshold: 2,
        ...LASTING,
      }),
      this.alarm('ForgedCursors', metrics.metric('ForgedCursors', FIVE_MINUTES), {
        alarmDescription: 'More than 20 forged cursors in 5 minutes: somebody is trying',
        threshold: 20,
        ...AT_ONCE,
      }),
      ...(props.sharesPages
        ? [
            // Nor this: callers get their pages all the same.
            this.alarm('SharedTableAway', awayPerSandbox(metrics, handler, FIVE_MINUTES.period), {
              alarmDescription:
                'The table that sandboxes share fails: each has pages and a budget of its own meanwhile',
              threshold: 2,
              ...FOR_LONG,
            }),
          ]
        : []),
      ...(props.console
        ? [
            // Nor this: what is deployed is the route.
            this.alarm('ConsoleErrors', notServed(props.console), {
              alarmDescription:
                "The console's function failed, or Lambda had no room to run it: somebody did not get the page",
              threshold: 0,
              ...AT_ONCE,
            }),
          ]
        : []),
      // Nor these: the route has no part in them.
      ...(watch ? this.ofWatch(metrics, watch, topic) : []),
    ];
    if (topic === undefined) return;
    for (const alarm of this.all) {
      alarm.addAlarmAction(new SnsAction(topic));
      alarm.addOkAction(new SnsAction(topic));
    }
  }

  /** Goes off above the threshold; no data is no trouble. */
  private alarm(id: string, metric: IMetric, options: CreateAlarmOptions): Alarm {
    return new Alarm(this, id, {
      metric,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...options,
    });
  }

  private ofWatch(metrics: RouteMetrics, watch: Watch, topic: ITopic | undefined): Alarm[] {
    const unfinished = this.alarm('UnfinishedWalks', ...unfinishedWalks(metrics, watch));
    if (topic) unfinished.addInsufficientDataAction(new SnsAction(topic));
    return [
      this.alarm('FailedRuns', ...failedRuns(metrics, watch)),
      unfinished,
      this.alarm('WatchErrors', ...watchErrors(watch)),
    ];
  }
}

/** Percentage of 5xx answers, in a minute of at least 10 answers: among fewer, one error is no rate. */
function serverErrorRate(traffic: RouteTraffic): MathExpression {
  const errors = traffic.sum('errors', '5XXError', MINUTE);
  const requests = traffic.sum('requests', 'Count', MINUTE);
  return new MathExpression({
    expression: `IF(${requests.expression} >= 10, 100 * ${errors.expression} / ${requests.expression}, 0)`,
    usingMetrics: { ...errors.usingMetrics, ...requests.usingMetrics },
    label: '5xx (%)',
    ...MINUTE,
  });
}

/** Files of the console's page that somebody asked for in vain. */
function notServed(page: Function): MathExpression {
  return new MathExpression({
    expression: 'FILL(errors, 0) + FILL(throttles, 0)',
    usingMetrics: { errors: page.metricErrors(MINUTE), throttles: page.metricThrottles(MINUTE) },
    label: 'Files of the console not served',
    ...MINUTE,
  });
}

/** Callers who got no page to spare the quota, whoever refused: AppIntegrations, or this deployment before it asked. */
function refusedForQuota(metrics: RouteMetrics): MathExpression {
  return new MathExpression({
    expression: 'FILL(throttled, 0) + FILL(budget, 0)',
    usingMetrics: {
      throttled: metrics.metric('UpstreamThrottles', MINUTE),
      budget: metrics.metric('BudgetRefusals', MINUTE),
    },
    label: 'Refused because of the quota',
    ...MINUTE,
  });
}
