import type { Duration } from 'aws-cdk-lib';
import { GraphWidget, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { CreateAlarmOptions, IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';

import type { RouteMetrics } from './route-metrics.ts';

/** What looks for failed runs. */
export interface Watch {
  /** Whole minutes from one look to the next. */
  readonly every: Duration;
  readonly function: Function;
  readonly logGroup: ILogGroup;
}

/** What an alarm looks at, and when it goes off. */
type Watched = [metric: IMetric, options: CreateAlarmOptions];

/**
 * Goes off when a look finds failed runs, and is over when one finds none. A look that could not tell, or none at all, changes nothing:
 * the other alarms are for these.
 */
export function failedRuns(metrics: RouteMetrics, { every }: Watch): Watched {
  return [
    metrics.metric('FailedRuns', { period: every }),
    {
      alarmDescription: 'The last run of an association failed, or of several',
      threshold: 0,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.IGNORE,
    },
  ];
}

/**
 * Goes off when a look can't find out about all runs. Where there are no looks any more it says that it has not enough data, which is
 * told as well; a new one begins so, which is not. Looks take longer or shorter, so that one period may have two and the next none: hence
 * two periods.
 *
 * What a period may be, and how many of them there may be: a multiple of 60 seconds, all of them together a day at most, or seven days
 * where each is an hour or longer. Source: CloudWatch API reference, "PutMetricAlarm".
 */
export function unfinishedWalks(metrics: RouteMetrics, { every }: Watch): Watched {
  return [
    metrics.metric('UnfinishedWalks', { period: every }),
    {
      alarmDescription:
        'A look for failed runs could not find out about all of them; or, where data is missing, nobody looks any more',
      threshold: 0,
      evaluationPeriods: 2,
      datapointsToAlarm: 1,
      treatMissingData: TreatMissingData.MISSING,
    },
  ];
}

/**
 * Goes off when a look ends without a line. Until data counts as missing it takes some periods, which may be days.
 *
 * Lambda counts an error in the minute in which the function was started, which is past when a look ends: so the period is one in which
 * that still is. Source: Lambda developer guide, "Types of metrics for Lambda functions".
 */
export function watchErrors({ every, function: handler }: Watch): Watched {
  return [
    handler.metricErrors({ period: every }),
    {
      alarmDescription: 'The function that looks for failed runs failed before it could say anything',
      threshold: 0,
      evaluationPeriods: 1,
    },
  ];
}

/** How many runs had failed at each look; and what kept looks from finding out, beside those that broke off. */
export function watchRow(
  metrics: RouteMetrics,
  { every: period, function: handler }: Watch,
  size: { width: number; height: number },
): GraphWidget[] {
  return [
    new GraphWidget({ title: 'Failed runs', left: [metrics.metric('FailedRuns', { period })], ...size }),
    new GraphWidget({
      title: 'Unfinished walks',
      left: [
        metrics.metric('UnfinishedWalks', { period }),
        handler.metricErrors({ period }),
        handler.metricThrottles({ period }),
      ],
      ...size,
    }),
  ];
}
