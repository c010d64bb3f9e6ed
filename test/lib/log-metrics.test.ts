import { describe, expect, test } from '@jest/globals';

import type { RequestRecord } from '../../lambda/request-record.ts';
import { filterPattern, type LogMetricName, logMetrics } from '../../lib/log-metrics.ts';

const upstream = { attempts: 1, ms: 87, requestId: 'a-request', status: 200 };
const good: RequestRecord = {
  requestId: 'r',
  status: 200,
  cursor: 'absent',
  cache: 'miss',
  upstream,
  ms: 90,
};

/** Records the function logs, and the metrics that count each. */
const records: [string, RequestRecord, LogMetricName[]][] = [
  ['a page from AppIntegrations', good, ['UpstreamLatency', 'CacheMisses']],
  [
    'a page from memory',
    { requestId: 'r', status: 200, cursor: 'opened', cache: 'hit', ms: 1 },
    ['CacheHits'],
  ],
  ['a page shared with another request', { ...record('shared'), ms: 40 }, ['CacheHits']],
  ['a page, caching being off', { ...good, cache: 'off' }, ['UpstreamLatency']],
  ['a broken parameter', refused('parameters'), []],
  ['an expired cursor', refused('cursor-expired'), []],
  ['a forged cursor', refused('cursor-forged'), ['ForgedCursors']],
  ['a quota used up', failed('upstream-throttled'), ['UpstreamThrottles', 'UpstreamLatency', 'CacheMisses']],
  [
    'a lost connection',
    failed('upstream-unreachable'),
    ['UpstreamUnreachable', 'UpstreamLatency', 'CacheMisses'],
  ],
  [
    'no answer in time',
    failed('upstream-timeout'),
    ['UpstreamUnreachable', 'UpstreamLatency', 'CacheMisses'],
  ],
  [
    'an answer in HTML',
    failed('upstream-malformed'),
    ['UpstreamUnreachable', 'UpstreamLatency', 'CacheMisses'],
  ],
  ["an error of AppIntegrations' own", failed('upstream-error'), ['UpstreamLatency', 'CacheMisses']],
];

function record(cache: RequestRecord['cache']): RequestRecord {
  return { requestId: 'r', status: 200, cursor: 'absent', ms: 1, ...(cache && { cache }) };
}

function refused(reason: NonNullable<RequestRecord['reason']>): RequestRecord {
  return { requestId: 'r', status: 400, cursor: 'refused', ms: 1, reason };
}

function failed(reason: NonNullable<RequestRecord['reason']>): RequestRecord {
  return { ...good, status: 503, reason };
}

/**
 * Reads the part of CloudWatch's pattern language that is used here: `{ ($.a.b = "x") || ($.c = *) }`.
 * Source: CloudWatch Logs user guide, "Filter pattern syntax".
 */
function matches(pattern: string, line: unknown): boolean {
  const [, alternatives = ''] = /^\{ (.+) \}$/.exec(pattern) ?? [];
  return alternatives.split(' || ').some((condition) => {
    const [, path, value] = /^\(?\$\.([\w.]+) = (\*|"[^"]*")\)?$/.exec(condition) ?? [];
    if (path === undefined || value === undefined) throw new Error(`Not a condition: ${condition}`);
    const found = member(line, path);
    return found !== undefined && (value === '*' || JSON.stringify(found) === value);
  });
}

function member(line: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => Object(value)[name], line);
}

/** As the Lambda runtime writes what the function hands to `console`, in JSON log format. */
function logged(message: RequestRecord) {
  return { timestamp: '2026-11-22T12:00:00.000Z', level: 'INFO', requestId: 'l', message };
}

describe.each(records)('%s', (_, message, counted) => {
  test(`counts as ${counted.join(', ') || 'nothing'}`, () => {
    const found = Object.entries(logMetrics)
      .filter(([, metric]) => matches(filterPattern(metric), logged(message)))
      .map(([name]) => name);
    expect(found).toEqual(Object.keys(logMetrics).filter((name) => counted.includes(name as LogMetricName)));
  });
});

test('latency is measured in milliseconds of the upstream call', () => {
  expect(member(logged(good), `message.${logMetrics.UpstreamLatency.measured}`)).toBe(87);
});
