import { describe, expect, test } from '@jest/globals';
import type { Template } from 'aws-cdk-lib/assertions';
import { ApplicationLogLevel } from 'aws-cdk-lib/aws-lambda';

import { consolePaths } from '../../../contract/console.ts';
import { operations } from '../../../contract/operations.ts';
import { synthesize } from '../synthesize.ts';
import { consoleVariants, variants } from '../variants.ts';
import { evaluate } from './metric-math.ts';
import { accessLine, alarm, breaches, sums } from './traffic.ts';

const beside = synthesize(consoleVariants.consoleWithUserPool);
const alone = synthesize(variants.everyRoute);

const [first, second] = operations.map(({ path }) => path) as [string, string];
const [page, , , assets] = consolePaths;

/** An answer of the API, as API Gateway counts it. */
interface Answered {
  route: string;
  status: number;
  ms: number;
}

function answers(count: number, route: string, status: number, ms = 20): Answered[] {
  return Array.from({ length: count }, () => ({ route, status, ms }));
}

type Dimensions = { Name: string; Value: string }[];

interface AlarmMetric {
  Id: string;
  Expression?: string;
  MetricStat?: { Metric: { MetricName: string; Dimensions: Dimensions }; Stat: string };
}

/** Methods of which API Gateway tells metrics of their own: those that the stage turns them on for. */
function measured(of: Template): Set<string> {
  const [stage] = Object.values(of.findResources('AWS::ApiGateway::Stage'));
  const settings: { ResourcePath: string; MetricsEnabled?: boolean }[] = stage?.Properties.MethodSettings;
  return new Set(
    settings
      .filter(({ MetricsEnabled }) => MetricsEnabled === true)
      .map(({ ResourcePath }) => `/${ResourcePath.slice(1).replaceAll('~1', '/')}`.replace('//', '/')),
  );
}

/** The number that CloudWatch has of such answers; none where there was no answer. */
function value(of: Template, traffic: Answered[], { MetricStat }: AlarmMetric): number {
  if (MetricStat === undefined) return Number.NaN;
  const { Metric, Stat } = MetricStat;
  const resource = Metric.Dimensions.find(({ Name }) => Name === 'Resource')?.Value;
  const counted = traffic.filter(
    ({ route }) => resource === undefined || (route === resource && measured(of).has(route)),
  );
  if (counted.length === 0) return Number.NaN;
  const times = counted.map(({ ms }) => ms).toSorted((one, other) => one - other);
  const errors = counted.filter(({ status }) => Math.floor(status / 100) === Number(Metric.MetricName[0]));
  switch (Metric.MetricName) {
    case 'Latency':
      expect(Stat).toBe('p99');
      return times[Math.ceil(times.length * 0.99) - 1] ?? Number.NaN;
    case 'Count':
      expect(Stat).toBe('SampleCount');
      return counted.length;
    default:
      expect([Metric.MetricName, Stat]).toEqual(['5XXError', 'Sum']);
      return errors.length;
  }
}

/** Whether a minute with such answers is above the alarm's threshold. */
function isAbove(of: Template, name: string, traffic: Answered[]): boolean {
  const { Metrics, Threshold, MetricName, ...properties } = alarm(of, name) as unknown as {
    Metrics?: AlarmMetric[];
    Threshold: number;
    MetricName?: string;
    Dimensions: Dimensions;
    ExtendedStatistic: string;
  };
  if (Metrics === undefined) {
    const Metric = { MetricName: String(MetricName), Dimensions: properties.Dimensions };
    return (
      value(of, traffic, { Id: '', MetricStat: { Metric, Stat: properties.ExtendedStatistic } }) > Threshold
    );
  }
  const values = Object.fromEntries(
    Metrics.filter(({ MetricStat }) => MetricStat).map((metric) => [metric.Id, value(of, traffic, metric)]),
  );
  return evaluate(Metrics.find(({ Expression }) => Expression)?.Expression ?? '', values) > Threshold;
}

const manyAssets = answers(1000, assets, 200, 5);

describe('ServerErrors', () => {
  test.each<[string, Answered[], boolean]>([
    ['the route fails among many files', [...manyAssets, ...answers(12, first, 503)], true],
    ['the second route does', [...manyAssets, ...answers(12, second, 503)], true],
    ['both do, a little', [...answers(6, first, 503), ...answers(6, second, 502), ...manyAssets], true],
    ['one does not, the other does', [...answers(100, first, 200), ...answers(10, second, 500)], true],
    ['the page fails', [...answers(100, page, 502), ...answers(20, first, 200)], false],
    ['the page fails, and nobody asks for anything else', answers(100, assets, 500), false],
    ['one error among few', [...manyAssets, ...answers(1, first, 503)], false],
    ['pages', [...answers(50, first, 200), ...answers(50, second, 304)], false],
    ['mistakes of callers', answers(50, first, 400), false],
    ['nothing', [], false],
  ])('where %s', (_, traffic, expected) => {
    expect(isAbove(beside, 'ServerErrors', traffic)).toBe(expected);
  });

  test('would not see it by what the whole API counts', () => {
    expect(isAbove(alone, 'ServerErrors', [...manyAssets, ...answers(12, first, 503)])).toBe(false);
    expect(isAbove(alone, 'ServerErrors', answers(12, first, 503))).toBe(true);
  });
});

describe('Latency', () => {
  test.each<[string, Answered[], boolean]>([
    ['the route is slow among many files', [...manyAssets, ...answers(5, first, 200, 4000)], true],
    ['the second route is', [...answers(50, first, 200), ...answers(5, second, 200, 4000)], true],
    ['the page is slow, as when its function starts', answers(100, page, 200, 4000), false],
    ['all is fast', [...manyAssets, ...answers(50, first, 200), ...answers(50, second, 200)], false],
    ['nothing is asked', [], false],
  ])('where %s', (_, traffic, expected) => {
    expect(isAbove(beside, 'Latency', traffic)).toBe(expected);
  });

  test('would not see it by what the whole API counts', () => {
    expect(isAbove(alone, 'Latency', [...manyAssets, ...answers(5, first, 200, 4000)])).toBe(false);
    expect(isAbove(alone, 'Latency', answers(5, first, 200, 4000))).toBe(true);
  });
});

describe('API Gateway tells metrics of their own', () => {
  test('of the routes, which costs, and of nothing else', () => {
    expect(measured(beside)).toEqual(new Set([first, second]));
    expect(measured(alone)).toEqual(new Set());
  });

  test('by the name of the stage, as a reference to it would make a circle with a canary', () => {
    const { Metrics } = alarm(beside, 'ServerErrors') as unknown as { Metrics: AlarmMetric[] };
    const [errors] = Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? []);
    expect(errors?.Dimensions).toEqual(
      expect.arrayContaining([
        { Name: 'Stage', Value: 'prod' },
        { Name: 'Method', Value: 'GET' },
        { Name: 'Resource', Value: first },
      ]),
    );
  });
});

function isGatewayError(route: string): boolean {
  const access = [accessLine(beside, 502, 'INTEGRATION_FAILURE', route)];
  return breaches(alarm(beside, 'GatewayErrors'), sums(beside, { access }));
}

describe('what API Gateway answers by itself', () => {
  test.each([first, second])('sets off GatewayErrors for %s', (route) => {
    expect(isGatewayError(route)).toBe(true);
  });

  test.each(consolePaths)('is not about the routes for %s', (path) => {
    expect(isGatewayError(path)).toBe(false);
  });
});

test('where pages are counted in the log of API Gateway, files of the console are none', () => {
  const quiet = synthesize(() => ({
    access: { by: 'anyone' },
    console: true,
    logLevel: ApplicationLogLevel.ERROR,
  }));
  const served = (...routes: string[]) =>
    sums(quiet, { access: routes.map((route) => accessLine(quiet, 200, '-', route)) }).get('Served');
  expect(served(page, assets, assets)).toBe(0);
  expect(served(page, first, assets, second)).toBe(2);
});

describe('ConsoleErrors', () => {
  test.each<[string, [string, number][], boolean]>([
    ['its function fails once', [['Errors', 1]], true],
    ['Lambda has no room for it once', [['Throttles', 1]], true],
    [
      'all is well',
      [
        ['Errors', 0],
        ['Throttles', 0],
      ],
      false,
    ],
    ['nobody loads the page', [], false],
  ])('where %s', (_, data, expected) => {
    expect(breaches(alarm(beside, 'ConsoleErrors'), new Map(data))).toBe(expected);
  });

  test('is about the function of the page, and takes back no deployment of the route', () => {
    const text = JSON.stringify(alarm(beside, 'ConsoleErrors'));
    expect(text).toMatch(/"FunctionName","Value":\{"Ref":"AssociationsConsoleFunctionHandler/);
    const [group] = Object.values(beside.findResources('AWS::CodeDeploy::DeploymentGroup'));
    const alarms = JSON.stringify(group?.Properties.AlarmConfiguration);
    expect(alarms).toContain('ServerErrors');
    expect(alarms).not.toContain('ConsoleErrors');
  });

  test('is not there without the page', () => {
    expect(alarm(alone, 'ConsoleErrors')).toBeUndefined();
  });
});

test('the dashboard shows the routes alone, and a row for the page', () => {
  const [board] = Object.values(beside.findResources('AWS::CloudWatch::Dashboard'));
  const parts: unknown[] = board?.Properties.DashboardBody['Fn::Join'][1];
  const { widgets } = JSON.parse(parts.map((part) => (typeof part === 'string' ? part : 'token')).join(''));
  const graphs: { title: string; metrics?: unknown[][] }[] = widgets.map(
    ({ properties }: { properties: object }) => properties,
  );
  const ofApi = graphs.flatMap(({ metrics = [] }) => metrics.filter(([space]) => space === 'AWS/ApiGateway'));
  expect(ofApi.length).toBeGreaterThan(6);
  for (const metric of ofApi) expect(metric).toContain('Resource');
  expect(graphs.map(({ title }) => title).slice(-2)).toEqual([
    'Console: files asked for',
    'Console: files not served',
  ]);
});
