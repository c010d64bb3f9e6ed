import type { Template } from 'aws-cdk-lib/assertions';

import type { Reason } from '../../../lambda/api-error.ts';
import type { RequestRecord, StaleBecause } from '../../../lambda/request-record.ts';
import type { RouteMiddleware } from '../../../lambda/route/middleware.ts';
import { requestLog } from '../../../lambda/route/request-log.ts';
import type { Log } from '../../../lambda/route/request-log.ts';
import { matches } from '../filter-pattern.ts';
import { evaluate } from './metric-math.ts';

/** What became of a request: a page, one from which on the shared table is left alone, one past its time and why, or a refusal and its reason. */
export type Became = 200 | 304 | 'alone' | `stale: ${StaleBecause}` | Reason;

/** Requests within one period. */
export type Traffic = Became[];

/** Statuses of the answers, as far as they matter to API Gateway's own metrics. */
const statuses: Partial<Record<Reason, number>> = {
  parameters: 400,
  'not-allowed': 404,
  'cursor-forged': 400,
  'upstream-error': 404,
  'upstream-denied': 403,
  'upstream-throttled': 429,
  'upstream-budget': 429,
};

export function times<What extends Became>(count: number, what: What): What[] {
  return Array<What>(count).fill(what);
}

export function statusOf(what: Became): number {
  if (typeof what === 'number') return what;
  return what === 'alone' || what.startsWith('stale: ') ? 200 : (statuses[what as Reason] ?? 503);
}

type Level = Parameters<Log>[0];
type Answered = Parameters<NonNullable<RouteMiddleware['after']>>[0];

const LEVELS: readonly Level[] = ['info', 'warn', 'error'];

/** The line of a request as the Lambda runtime writes what the function hands to `console`, in JSON log format. */
export function logged(what: Became) {
  const record: RequestRecord = { requestId: 'r', status: 0, cursor: 'absent', ms: 0 };
  const [, why] = /^stale: (.+)$/.exec(String(what)) ?? [];
  if (why !== undefined) Object.assign(record, { cache: 'stale', why });
  else if (what === 'alone') Object.assign(record, { cache: 'miss', table: 'TableError: no' });
  else if (typeof what === 'string') record.reason = what as Reason;
  else record.cache = 'miss';
  const lines: { level: Level; message: RequestRecord }[] = [];
  const log = requestLog((level, message) => lines.push({ level, message }));
  const response = { statusCode: statusOf(what) };
  void log.after?.({ context: { record, startedAt: 0 }, response } as unknown as Answered);
  const [{ level, message } = { level: 'info', message: record }] = lines;
  return { timestamp: '2026-11-22T12:00:00.000Z', level: level.toUpperCase(), requestId: 'l', message };
}

/** What both logs have of requests where the function logs from this level on; a preflight is among them. */
export function linesAt(of: Template, least: string, traffic: Traffic): Lines {
  const PREFLIGHT = 204;
  const from = Math.max(0, LEVELS.indexOf(least.toLowerCase() as Level));
  return {
    function: traffic.map(logged).filter(({ level }) => LEVELS.indexOf(level.toLowerCase() as Level) >= from),
    access: [...traffic.map(statusOf), PREFLIGHT].map((status) => accessLine(of, status)),
  };
}

/** As API Gateway writes it, of which the values are texts. */
export function accessLine(of: Template, status: number, type = '-', route = '-') {
  const [stage] = Object.values(of.findResources('AWS::ApiGateway::Stage'));
  const format: string = stage?.Properties.AccessLogSetting.Format;
  const values: Record<string, string> = {
    status: String(status),
    'error.responseType': type,
    resourcePath: route,
  };
  return JSON.parse(
    format.replaceAll(/\$context\.([\w.]+)/g, (_: string, name: string) => values[name] ?? '-'),
  );
}

/** The lines of each log. */
export interface Lines {
  function?: unknown[];
  access?: unknown[];
}

/** The sums CloudWatch makes of the lines by the template's filters: nothing where no line counts, unless there is a default. */
export function sums(of: Template, lines: Lines): Map<string, number> {
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

interface AlarmProperties {
  Metrics?: {
    Id: string;
    Expression?: string;
    MetricStat?: { Metric: { MetricName: string }; Period: number };
  }[];
  MetricName?: string;
  Threshold: number;
  ComparisonOperator: string;
  TreatMissingData: string;
  EvaluationPeriods: number;
  DatapointsToAlarm?: number;
}

export function alarm(of: Template, name: string): AlarmProperties {
  const alarms = Object.entries(of.findResources('AWS::CloudWatch::Alarm'));
  const [, found] = alarms.find(([id]) => new RegExp(`Alarms${name}[0-9A-F]{8}$`).test(id)) ?? [];
  return found?.Properties;
}

/** The seconds over which the alarm's metrics are summed. */
export function periodsOf({ Metrics = [] }: AlarmProperties): number[] {
  return Metrics.flatMap(({ MetricStat }) => MetricStat?.Period ?? []);
}

/** Whether one period with these sums is above the alarm's threshold; what is missing is no trouble. */
export function breaches(
  { Metrics = [], MetricName, Threshold, ...rest }: AlarmProperties,
  data: Map<string, number>,
) {
  if (rest.ComparisonOperator !== 'GreaterThanThreshold' || rest.TreatMissingData !== 'notBreaching')
    throw new Error('Not an alarm of ours.');
  if (MetricName !== undefined) return (data.get(MetricName) ?? Number.NaN) > Threshold;
  const values: Record<string, number> = {};
  for (const { Id, MetricStat } of Metrics) {
    if (MetricStat) values[Id] = data.get(MetricStat.Metric.MetricName) ?? Number.NaN;
  }
  const { Expression = Object.keys(values)[0] ?? '' } = Metrics.find((metric) => metric.Expression) ?? {};
  return evaluate(Expression, values) > Threshold;
}
