import { describe, expect, test } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { ApplicationLogLevel } from 'aws-cdk-lib/aws-lambda';

import { logMetricsOf } from '../../../lib/monitoring/log-metrics.ts';
import { synthesize, testStack } from '../synthesize.ts';
import { arns, variants } from '../variants.ts';

const minimal = synthesize();
const usual = logMetricsOf({ logLevel: ApplicationLogLevel.INFO, sharedPages: false, watch: false });

describe('metrics', () => {
  test("are taken from the function's log, in a namespace of this deployment", () => {
    const filters = Object.values(minimal.findResources('AWS::Logs::MetricFilter'));
    const transformations = filters.map(({ Properties }) => Properties.MetricTransformations[0]);
    expect(new Set(transformations.map(({ MetricName }) => MetricName))).toEqual(
      new Set(usual.map(([name]) => name)),
    );
    expect(new Set(transformations.map(({ MetricNamespace }) => MetricNamespace))).toEqual(
      new Set([expect.stringMatching(/^AppIntegrationsBff\/TestAssociations/)]),
    );
    const measured = transformations.filter(({ MetricValue }) => MetricValue !== '1');
    expect(measured).toMatchObject([{ MetricName: 'UpstreamLatency', MetricValue: '$.message.upstream.ms' }]);
  });

  test('are there for your own alarms and dashboards', () => {
    const { metrics } = testStack().associations.monitoring;
    expect(metrics.metric('ForgedCursors').toMetricConfig().metricStat).toMatchObject({ statistic: 'Sum' });
    expect(metrics.metric('UpstreamLatency').toMetricConfig().metricStat).toMatchObject({ statistic: 'p99' });
    expect(metrics.cacheHitRate().expression).toContain('hits');
  });
});

describe('alarms', () => {
  const alarms = {
    'More than 5 % of the answers are 5xx': { Threshold: 5, DatapointsToAlarm: 3, EvaluationPeriods: 5 },
    'One answer in a hundred takes more than 3 seconds': { Threshold: 3000, ExtendedStatistic: 'p99' },
    'The function failed or ran out of time instead of answering': { MetricName: 'Errors', Threshold: 0 },
    'Requests fail that are no fault of the callers, and nobody gets a page': { Threshold: 1 },
    'Nobody has got a fresh page for an hour, though somebody has asked in vain': { Threshold: 1 },
    'The function has a bug, or gets no cursor key': { Threshold: 0, EvaluationPeriods: 1 },
    'API Gateway could not ask the authorizer or the function': { Threshold: 0 },
    'Lambda had no room to run the function': { MetricName: 'Throttles', Threshold: 0 },
    'Callers are refused: the quota of AppIntegrations is used up, or what this deployment allows itself of it':
      {
        Threshold: 2,
        DatapointsToAlarm: 3,
        EvaluationPeriods: 5,
      },
    'Most pages were past their time because AppIntegrations refused, failed or was away': {
      Threshold: 50,
      EvaluationPeriods: 1,
    },
    'More than 20 forged cursors in 5 minutes: somebody is trying': { Threshold: 20 },
  };

  test.each(Object.entries(alarms))('%s', (AlarmDescription, properties) => {
    minimal.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
      ...properties,
    });
  });

  test('one error among few requests is no rate', () => {
    minimal.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Metrics: Match.arrayWith([
        Match.objectLike({ Expression: 'IF(requests >= 10, 100 * errors / requests, 0)' }),
      ]),
    });
  });

  test('are these, and tell nobody until there is a topic', () => {
    minimal.resourceCountIs('AWS::CloudWatch::Alarm', Object.keys(alarms).length);
    minimal.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: Match.absent() });
  });

  test('tell the topic when they go off and when they are over', () => {
    synthesize(variants.maximal).allResourcesProperties('AWS::CloudWatch::Alarm', {
      AlarmActions: [arns.topic],
      OKActions: [arns.topic],
    });
  });
});

interface Widget {
  y: number;
  properties: { title: string; metrics?: unknown[][] };
}

function widgets(of = minimal): Widget[] {
  const [found] = Object.values(of.findResources('AWS::CloudWatch::Dashboard'));
  const parts = found?.Properties.DashboardBody['Fn::Join'][1];
  const body = parts.map((part: unknown) => (typeof part === 'string' ? part : 'token')).join('');
  return JSON.parse(body).widgets;
}

/** The metrics that a graph shows, with their statistics. */
function shown(title: string, of = minimal): unknown[] {
  const graph = widgets(of).find(({ properties }) => properties.title === title);
  return (graph?.properties.metrics ?? []).map(([, name, options]) => [name, Object(options).stat]);
}

describe('the dashboard', () => {
  test('shows the alarms, then what users notice, then AppIntegrations, then the machinery', () => {
    const rows = Map.groupBy(widgets(), ({ y }) => y);
    expect([...rows.values()].map((row) => row.map(({ properties }) => properties.title))).toEqual([
      ['Alarms'],
      ['Pages asked for', 'How long callers wait (ms)', 'Pages past their time'],
      ['Answered from memory', 'AppIntegrations quota', 'AppIntegrations (ms)'],
      ['Function (ms)', 'Function failures', 'Forged cursors'],
    ]);
  });

  test('has one more row where sandboxes share a table', () => {
    const shared = synthesize(variants.sharedPages);
    const titles = widgets(shared).map(({ properties }) => properties.title);
    const row = ['Shared table left alone', 'Shared table, units', 'Shared table (ms), p99'];
    expect(titles).toEqual([...widgets().map(({ properties }) => properties.title), ...row]);
    const [away = '', units = '', latencies = ''] = row;
    expect(shown(away, shared)).toEqual([['SharedTableAway', 'Sum']]);
    expect(shown(units, shared).map((metric) => [metric].flat()[0])).toEqual([
      'ConsumedReadCapacityUnits',
      'ConsumedWriteCapacityUnits',
    ]);
    expect(shown(latencies, shared)).toHaveLength(3);
  });

  test('begins with failed runs where they are looked for', () => {
    const rows = Map.groupBy(widgets(synthesize(variants.watched)), ({ y }) => y);
    const titles = [...rows.values()].map((row) => row.map(({ properties }) => properties.title));
    const [alarms, ...others] = [...Map.groupBy(widgets(), ({ y }) => y).values()].map((row) =>
      row.map(({ properties }) => properties.title),
    );
    expect(titles).toEqual([alarms, ['Failed runs', 'Unfinished walks'], ...others]);
    expect(shown('Failed runs', synthesize(variants.watched))).toEqual([['FailedRuns', 'Maximum']]);
  });

  test('shows pages past their time by cause', () => {
    expect(shown('Pages past their time')).toEqual([
      ['StaleThrottled', 'Sum'],
      ['StaleFailed', 'Sum'],
      ['StaleWaiting', 'Sum'],
    ]);
  });

  test('counts as asked what was asked in vain as well, though an earlier page was sent', () => {
    expect(shown('AppIntegrations quota')).toEqual([
      ['UpstreamLatency', 'SampleCount'],
      ['UpstreamThrottles', 'Sum'],
      ['BudgetRefusals', 'Sum'],
    ]);
  });
});

test('the first questions of an on-call person are saved as queries', () => {
  const queries = Object.values(minimal.findResources('AWS::Logs::QueryDefinition'));
  expect(queries.map(({ Properties }) => Properties.Name.split('/').at(-1))).toEqual([
    '1 What fails, since when, and why',
    '2 Is it AppIntegrations',
    '3 What became of one request',
    '4 Why pages were old',
  ]);
  expect(queries.map(({ Properties }) => Properties.LogGroupNames.length)).toEqual([1, 1, 2, 1]);
  const [, upstream, , old] = queries.map(({ Properties }) => String(Properties.QueryString));
  // An earlier page has no reason, but what it stands in for.
  expect(upstream).toContain('message.why as why');
  expect(old).toContain("filter message.cache = 'stale'");
  expect(old).toContain('max(message.age) as oldest');
});
