import { describe, expect, test } from '@jest/globals';
import { Duration } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Topic } from 'aws-cdk-lib/aws-sns';

import { watchMinutes } from '../../../contract/watch.ts';
import type { WalkSummary } from '../../../contract/watch.ts';
import { filterPattern, logMetrics, metricValue } from '../../../lib/monitoring/log-metrics.ts';
import type { LogMetric } from '../../../lib/monitoring/log-metrics.ts';
import { steppedWatch } from '../../lambda/watch/stepped-watch.ts';
import { matches, member } from '../filter-pattern.ts';
import { synthesize, testStack } from '../synthesize.ts';
import { arns, variants } from '../variants.ts';

const watch = Duration.minutes(15);
const usual = synthesize((stack) => ({ watch, alarmTopic: Topic.fromTopicArn(stack, 'Topic', arns.topic) }));

type Asks = NonNullable<Parameters<typeof steppedWatch>[0]>;

/** An association as AppIntegrations tells of it. */
function association(ExecutionStatus: string, at = 0) {
  return {
    DataIntegrationAssociationArn: `arn:aws:app-integrations:eu-west-2:111122223333:data-integration-association/${at}`,
    DestinationURI: 's3://exports',
    LastExecutionStatus: { ExecutionStatus, StatusMessage: 'Access to the bucket was denied.' },
  };
}

/** One data integration, with associations whose last runs came out like this. */
function found(...statuses: string[]): Asks {
  return async ({ identifier }) => ({
    entries: identifier === '' ? [{ Name: 'calls' }] : statuses.map((status, at) => association(status, at)),
  });
}

/** The lines that a look writes, as the Lambda runtime has them in its JSON log format. */
async function linesOf(asks: Asks, milliseconds?: number) {
  const { handler, lines } = steppedWatch(asks);
  await handler({}, milliseconds === undefined ? {} : { getRemainingTimeInMillis: () => milliseconds });
  return lines.map(({ level, line: message }) => ({
    timestamp: '2026-11-29T12:00:00.000Z',
    level: level.toUpperCase(),
    requestId: 'l',
    message,
  }));
}

/** What CloudWatch counts of these lines: the values of each metric of this log. */
function counted(lines: Awaited<ReturnType<typeof linesOf>>): Record<string, unknown[]> {
  const ofWatch = Object.entries<LogMetric>(logMetrics).filter(([, { log }]) => log === 'watch');
  const all = ofWatch.map(([name, metric]): [string, unknown[]] => {
    const those = lines.filter((line) => matches(filterPattern(metric), line));
    const path = metricValue(metric).replace(/^\$\./, '');
    return [name, those.map((line) => member(line, path))];
  });
  return Object.fromEntries(all.filter(([, values]) => values.length > 0));
}

const away: Asks = async () => {
  throw new Error('a bug of ours');
};

describe('the lines that a look writes count as', () => {
  test.each<[string, Asks, Record<string, number[]>]>([
    [
      'no failed run, where all went well',
      found('COMPLETED', 'COMPLETED'),
      { FailedRuns: [0], UnfinishedWalks: [0] },
    ],
    ['no failed run, where nothing is there', found(), { FailedRuns: [0], UnfinishedWalks: [0] }],
    [
      'so many failed runs, once for all',
      found('FAILED', 'COMPLETED', 'FAILED'),
      { FailedRuns: [2], UnfinishedWalks: [0] },
    ],
    [
      'an unfinished look, and nothing of failed runs, where it could not tell',
      away,
      { UnfinishedWalks: [1] },
    ],
  ])('%s', async (_, asks, expected) => {
    expect(counted(await linesOf(asks))).toEqual(expected);
  });

  test('both, where a look had no time left for the rest, but had found one', async () => {
    const lines = await linesOf(
      async ({ identifier, token }) =>
        identifier === ''
          ? { entries: [{ Name: 'one' }, { Name: 'two' }, { Name: 'three' }] }
          : { entries: token === undefined ? [association('FAILED')] : [] },
      2000 + 2900,
    );
    expect(counted(lines)).toEqual({ FailedRuns: [1], UnfinishedWalks: [1] });
  });
});

test('its log has these two metrics and no others, and no other log has them: a bug of a look is no fault of the route', () => {
  const filters = Object.values(usual.findResources('AWS::Logs::MetricFilter'));
  const isOfWatch = ({ Properties }: (typeof filters)[number]) =>
    String(Properties.LogGroupName.Ref).startsWith('AssociationsWatchLogs');
  const names = filters
    .filter(isOfWatch)
    .map(({ Properties }) => Properties.MetricTransformations[0].MetricName);
  expect(names).toEqual(['FailedRuns', 'UnfinishedWalks']);
  expect(filters).toHaveLength(16);
});

function alarmOf(name: string, of = usual) {
  const all = Object.entries(of.findResources('AWS::CloudWatch::Alarm'));
  const [, found] = all.find(([id]) => new RegExp(`Alarms${name}[0-9A-F]{8}$`).test(id)) ?? [];
  const { Metrics: [{ MetricStat }] = [{ MetricStat: {} }], ...others } = found?.Properties ?? {};
  return { ...MetricStat.Metric, ...MetricStat, ...others };
}

function idsOf(alarms: readonly Alarm[]): string[] {
  return alarms.map(({ node }) => node.id);
}

describe('the alarm', () => {
  test('FailedRuns goes off at the first, ends at none, and does neither where a look could not tell', () => {
    expect(alarmOf('FailedRuns')).toMatchObject({
      MetricName: 'FailedRuns',
      Stat: 'Maximum',
      Period: 900,
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      TreatMissingData: 'ignore',
    });
  });

  test('UnfinishedWalks goes off at the first of two periods, and knows where there are none any more', () => {
    expect(alarmOf('UnfinishedWalks')).toMatchObject({
      MetricName: 'UnfinishedWalks',
      Stat: 'Maximum',
      Period: 900,
      Threshold: 0,
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 2,
      DatapointsToAlarm: 1,
      TreatMissingData: 'missing',
    });
  });

  test('WatchErrors goes off where a look ended without a word, in a period that goes back to its start', () => {
    const { Dimensions, ...alarm } = alarmOf('WatchErrors');
    expect(alarm).toMatchObject({
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Statistic: 'Sum',
      Period: 900,
      Threshold: 0,
      EvaluationPeriods: 1,
      TreatMissingData: 'notBreaching',
    });
    expect(Dimensions).toEqual([{ Name: 'FunctionName', Value: { Ref: expect.stringMatching(/Watch/) } }]);
  });

  test.each(['FailedRuns', 'UnfinishedWalks', 'WatchErrors'])(
    '%s tells the topic when it goes off and when it is over; only the second tells of silence',
    (name) => {
      const { AlarmActions, OKActions, InsufficientDataActions } = alarmOf(name);
      expect([AlarmActions, OKActions]).toEqual([[arns.topic], [arns.topic]]);
      expect(InsufficientDataActions).toEqual(name === 'UnfinishedWalks' ? [arns.topic] : undefined);
    },
  );

  test('of silence nobody is told without a topic', () => {
    expect(alarmOf('UnfinishedWalks', synthesize({ watch }))).not.toHaveProperty('InsufficientDataActions');
  });

  test('none takes a canary back, and all are among the alarms', () => {
    const { monitoring } = testStack(variants.maximal).associations;
    expect(idsOf(monitoring.alarms)).toEqual(
      expect.arrayContaining(['FailedRuns', 'UnfinishedWalks', 'WatchErrors']),
    );
    expect(idsOf(monitoring.deploymentAlarms).filter((id) => /Failed|Unfinished|Watch/.test(id))).toEqual([]);
  });

  const DAY = 86_400;

  test.each([watchMinutes.min, 7, 59, 60, 61, 719, watchMinutes.max])(
    'every %i minutes: periods are such as CloudWatch takes, and no more of them than it takes together',
    (minutes) => {
      const template = synthesize({ watch: Duration.minutes(minutes) });
      for (const name of ['FailedRuns', 'UnfinishedWalks', 'WatchErrors']) {
        const { Period, EvaluationPeriods } = alarmOf(name, template);
        expect(Period).toBe(minutes * 60);
        expect(Period * EvaluationPeriods).toBeLessThanOrEqual(Period < 3600 ? DAY : 7 * DAY);
      }
    },
  );
});

test('the saved query shows the newest line of each failed run, by members that such lines have', async () => {
  const queries = Object.values(usual.findResources('AWS::Logs::QueryDefinition'));
  const { Properties } = queries.find((each) => each.Properties.Name.endsWith('/5 Which runs failed')) ?? {};
  const query = String(Properties?.QueryString);
  expect(Properties?.LogGroupNames).toEqual([{ Ref: expect.stringMatching(/^AssociationsWatchLogs/) }]);
  expect(query.split('\n| ').slice(1)).toEqual([
    "filter message.run = 'failed'",
    'sort @timestamp desc',
    'dedup message.dataIntegration, message.association',
    'limit 200',
  ]);
  const { lines, handler } = steppedWatch(async ({ identifier }) => ({
    entries: identifier === '' ? [{ Name: 'calls' }] : [{ ...association('FAILED'), ClientId: 'client' }],
  }));
  await handler({});
  const [line] = lines;
  const named = [...query.matchAll(/message\.(\w+)/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !Object.hasOwn(line?.line ?? {}, name))).toEqual([]);
});

test('a deployment without a watch has no metric, alarm, query or graph of it', () => {
  const text = JSON.stringify(synthesize().toJSON());
  const ours: (keyof WalkSummary)[] = ['failedRuns', 'unfinishedWalks'];
  for (const name of [...ours, 'FailedRuns', 'UnfinishedWalks', 'WatchErrors', 'Which runs failed']) {
    expect(text.includes(name)).toBe(false);
  }
});
