import { describe, expect, test } from '@jest/globals';
import { ApplicationLogLevel } from 'aws-cdk-lib/aws-lambda';

import { gatewayErrors } from '../../../contract/gateway-errors.ts';
import type { Reason } from '../../../lambda/api-error.ts';
import { matches } from '../filter-pattern.ts';
import { synthesize } from '../synthesize.ts';
import { variants } from '../variants.ts';

/** Pages sent, and requests that failed for a reason, within one period. */
type Traffic = (200 | 304 | Reason)[];

/** Statuses of the answers, as far as they matter to API Gateway's own metrics. */
const statuses: Partial<Record<Reason, number>> = {
  parameters: 400,
  'not-allowed': 404,
  'cursor-forged': 400,
  'upstream-error': 404,
  'upstream-denied': 403,
  'upstream-throttled': 429,
};

const template = synthesize();

interface Alarm {
  Metrics: {
    Id: string;
    Expression?: string;
    MetricStat?: { Metric: { MetricName: string }; Period: number };
  }[];
  Threshold: number;
  ComparisonOperator: string;
  TreatMissingData: string;
  EvaluationPeriods: number;
}

function alarm(name: string, of = template): Alarm {
  const alarms = Object.entries(of.findResources('AWS::CloudWatch::Alarm'));
  const [, found] = alarms.find(([id]) => new RegExp(`Alarms${name}[0-9A-F]{8}$`).test(id)) ?? [];
  return found?.Properties;
}

/** As the Lambda runtime writes what the function hands to `console`, in JSON log format. */
function logged(what: Traffic[number]) {
  const message = { status: statusOf(what), ...(typeof what === 'string' && { reason: what }) };
  return { timestamp: '2026-11-22T12:00:00.000Z', level: 'INFO', requestId: 'l', message };
}

/** As API Gateway writes it, of which the values are texts. */
function accessLine(status: number, type = '-', of = template) {
  const [stage] = Object.values(of.findResources('AWS::ApiGateway::Stage'));
  const format: string = stage?.Properties.AccessLogSetting.Format;
  const values: Record<string, string> = { status: String(status), 'error.responseType': type };
  return JSON.parse(
    format.replaceAll(/\$context\.([\w.]+)/g, (_: string, name: string) => values[name] ?? '-'),
  );
}

/** The lines of each log. */
interface Lines {
  function?: unknown[];
  access?: unknown[];
}

/** The sums CloudWatch makes of the lines by the template's filters: nothing where no line counts, unless there is a default. */
function sums(lines: Lines, of = template): Map<string, number> {
  const found = new Map<string, number>();
  for (const { Properties } of Object.values(of.findResources('AWS::Logs::MetricFilter'))) {
    const [{ MetricName, MetricValue, DefaultValue }] = Properties.MetricTransformations;
    const log = /AccessLog/.test(JSON.stringify(Properties.LogGroupName)) ? lines.access : lines.function;
    const counted = (log ?? []).filter((line) => matches(Properties.FilterPattern, line)).length;
    if (counted > 0) found.set(MetricName, counted * Number(MetricValue));
    else if (DefaultValue !== undefined && (log ?? []).length > 0) found.set(MetricName, DefaultValue);
  }
  return found;
}

function statusOf(what: Traffic[number]): number {
  return typeof what === 'number' ? what : (statuses[what] ?? 503);
}

/** Whether an alarm goes off; a metric that is missing makes the whole expression missing, and that no trouble. */
function goesOff({ Metrics, Threshold, ...rest }: Alarm, data: Map<string, number>): boolean {
  expect(rest).toMatchObject({
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'notBreaching',
    EvaluationPeriods: 1,
  });
  const values: Record<string, number> = {};
  for (const { Id, MetricStat } of Metrics) {
    values[Id] = data.get(MetricStat?.Metric.MetricName ?? '') ?? Number.NaN;
  }
  const expression = Metrics.find(({ Expression }) => Expression !== undefined)?.Expression;
  const result = expression === undefined ? values[Metrics[0]?.Id ?? ''] : evaluate(expression, values);
  return (result ?? Number.NaN) > Threshold;
}

/** The one expression there is. */
function evaluate(expression: string, values: Record<string, number>): number {
  const value = (name: string | undefined) => values[name ?? ''] ?? Number.NaN;
  const [, condition, then] = /^IF\((\w+) < 1, (\w+), 0\)$/.exec(expression) ?? [];
  if (condition === undefined) throw new Error(`Not an expression of ours: ${expression}`);
  if (Number.isNaN(value(condition)) || Number.isNaN(value(then))) return Number.NaN;
  return value(condition) < 1 ? value(then) : 0;
}

const minutes: [string, Traffic, boolean][] = [
  ['nobody asks', [], false],
  ['one page', [200], false],
  ["one refusal of the function's role: a caller can cause that", ['upstream-denied'], false],
  ['two of them, and no page', ['upstream-denied', 'upstream-denied'], true],
  ['one of them, and a page', ['upstream-denied', 200], false],
  ['two of them, and one page', ['upstream-denied', 200, 'upstream-denied'], false],
  ['two of them, and a page that the caller has', ['upstream-denied', 304, 'upstream-denied'], false],
  [
    'two of them among the mistakes of callers',
    ['parameters', 'upstream-denied', 'not-allowed', 'upstream-denied'],
    true,
  ],
  ['a bug, which is for OwnFaults', ['bug', 'bug'], false],
  ['one bad moment of AppIntegrations', ['upstream-timeout'], false],
  ['AppIntegrations away', ['upstream-unreachable', 'upstream-timeout'], true],
  ['AppIntegrations failing', ['upstream-fault', 'upstream-fault'], true],
  ['answers that are not AWS', ['upstream-malformed', 'upstream-malformed'], true],
  ['a quota that others use up', ['upstream-throttled', 'upstream-throttled'], true],
  ['a denial and a failure', ['upstream-denied', 'upstream-fault'], true],
  ['what callers ask for is not there', ['upstream-error', 'upstream-error', 'not-allowed'], false],
  ['mistakes of callers', ['parameters', 'cursor-malformed', 'cursor-expired', 'cursor-forged'], false],
];

describe.each(['Outage', 'QuietOutage'])('%s', (name) => {
  test.each(minutes)('%s', (_, traffic, expected) => {
    expect(goesOff(alarm(name), sums({ function: traffic.map(logged) }))).toBe(expected);
  });
});

test('one looks at a minute, the other at an hour', () => {
  for (const [name, seconds] of Object.entries({ Outage: 60, QuietOutage: 3600 })) {
    const periods = alarm(name).Metrics.flatMap(({ MetricStat }) => MetricStat?.Period ?? []);
    expect(periods).toEqual([seconds, seconds]);
  }
});

describe('OwnFaults', () => {
  const nineInTen = Array<200>(90).fill(200);

  test.each<[string, Traffic, boolean]>([
    ['one bug', ['bug'], true],
    ['no cursor key, once', ['cursor-key'], true],
    [
      'a canary with a bug, whose old version sends pages',
      [...nineInTen, ...Array<Reason>(10).fill('bug')],
      true,
    ],
    ['a single bug beside them', [...nineInTen, 'bug'], true],
    ['no cursor key beside them', ['cursor-key', ...nineInTen], true],
    ['pages', nineInTen, false],
    ["what is AppIntegrations' doing", ['upstream-denied', 'upstream-fault', 'upstream-timeout'], false],
    ['mistakes of callers', ['parameters', 'cursor-malformed', 'cursor-expired', 'cursor-forged'], false],
  ])('%s', (_, traffic, expected) => {
    expect(goesOff(alarm('OwnFaults'), sums({ function: traffic.map(logged) }))).toBe(expected);
  });
});

describe.each([ApplicationLogLevel.WARN, ApplicationLogLevel.ERROR])(
  'where the function logs from %s on',
  (level) => {
    const quiet = synthesize({ logLevel: level });
    const PREFLIGHT = 204;

    function goesOffAt(traffic: Traffic): boolean {
      const lines = traffic.filter((what) => typeof what === 'string').map(logged);
      const access = [...traffic.map(statusOf), PREFLIGHT].map((status) => accessLine(status, '-', quiet));
      return goesOff(alarm('Outage', quiet), sums({ function: lines, access }, quiet));
    }

    test.each(minutes)('%s, and a preflight', (_, traffic, expected) => {
      expect(goesOffAt(traffic)).toBe(expected);
    });
  },
);

describe('what API Gateway answers by itself', () => {
  test.each([
    [500, 'AUTHORIZER_CONFIGURATION_ERROR'],
    [500, 'AUTHORIZER_FAILURE'],
    [500, 'API_CONFIGURATION_ERROR'],
    [502, 'DEFAULT_5XX'],
    [504, 'INTEGRATION_FAILURE'],
    [504, 'INTEGRATION_TIMEOUT'],
  ])('%i %s sets off GatewayErrors, be it the only request', (status, type) => {
    expect(Object.keys(gatewayErrors)).toContain(type);
    expect(goesOff(alarm('GatewayErrors'), sums({ access: [accessLine(status, type)] }))).toBe(true);
  });

  test.each([
    [200, '-'],
    [500, '-'],
    [403, 'ACCESS_DENIED'],
    [401, 'UNAUTHORIZED'],
    [429, 'THROTTLED'],
    [403, 'MISSING_AUTHENTICATION_TOKEN'],
  ])('%i %s does not', (status, type) => {
    expect(goesOff(alarm('GatewayErrors'), sums({ access: [accessLine(status, type)] }))).toBe(false);
  });

  test('is read from the log that API Gateway writes', () => {
    const own = synthesize(variants.maximal);
    own.hasResourceProperties('AWS::Logs::MetricFilter', {
      LogGroupName: 'own-access-log',
      FilterPattern:
        '{ ($.errorType = "API_CONFIGURATION_ERROR") || ($.errorType = "AUTHORIZER_CONFIGURATION_ERROR") || ($.errorType = "AUTHORIZER_FAILURE") || ($.errorType = "DEFAULT_5XX") || ($.errorType = "INTEGRATION_FAILURE") || ($.errorType = "INTEGRATION_TIMEOUT") }',
    });
  });
});
