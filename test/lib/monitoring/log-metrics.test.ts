import { describe, expect, test } from '@jest/globals';

import type { RequestRecord, StaleBecause, UpstreamTrace } from '../../../lambda/request-record.ts';
import { filterPattern, logMetrics } from '../../../lib/monitoring/log-metrics.ts';
import type { LogMetric, LogMetricName } from '../../../lib/monitoring/log-metrics.ts';
import { matches, member } from '../filter-pattern.ts';
import { reasons, standsIn } from '../reasons.ts';

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
  ['a page from AppIntegrations', good, ['Served', 'UpstreamLatency', 'CacheMisses']],
  [
    'a page from memory',
    { requestId: 'r', status: 200, cursor: 'opened', cache: 'hit', ms: 1 },
    ['Served', 'CacheHits'],
  ],
  ['a page shared with another request', { ...record('shared'), ms: 40 }, ['Served', 'CacheHits']],
  ['a page that another sandbox asked for', record('table'), ['Served', 'CacheHits']],
  [
    'a page while the table is left alone',
    { ...good, table: 'TransportError: no answer' },
    ['Served', 'UpstreamLatency', 'CacheMisses', 'SharedTableAway'],
  ],
  ['a page the caller has', { ...good, status: 304 }, ['Served', 'UpstreamLatency', 'CacheMisses']],
  ['a page, caching being off', { ...good, cache: 'off' }, ['Served', 'UpstreamLatency']],
  ['a broken parameter', refused('parameters'), []],
  ['a data integration that is not on the list', refused('not-allowed'), []],
  ['an expired cursor', refused('cursor-expired'), []],
  ['a forged cursor', refused('cursor-forged'), ['ForgedCursors']],
  [
    'a quota used up',
    failed('upstream-throttled'),
    ['SignsOfOutage', 'UpstreamThrottles', 'UpstreamLatency', 'CacheMisses'],
  ],
  [
    'a lost connection',
    failed('upstream-unreachable'),
    ['SignsOfOutage', 'UpstreamUnreachable', 'UpstreamLatency', 'CacheMisses'],
  ],
  [
    'no answer in time',
    failed('upstream-timeout'),
    ['SignsOfOutage', 'UpstreamUnreachable', 'UpstreamLatency', 'CacheMisses'],
  ],
  [
    'an answer in HTML',
    failed('upstream-malformed'),
    ['SignsOfOutage', 'UpstreamUnreachable', 'UpstreamLatency', 'CacheMisses'],
  ],
  [
    "an error of AppIntegrations' own",
    failed('upstream-fault'),
    ['SignsOfOutage', 'UpstreamLatency', 'CacheMisses'],
  ],
  [
    "the function's role refused",
    failed('upstream-denied'),
    ['SignsOfOutage', 'UpstreamLatency', 'CacheMisses'],
  ],
  ["a request AppIntegrations doesn't like", failed('upstream-error'), ['UpstreamLatency', 'CacheMisses']],
  ['no cursor key', failed('cursor-key'), ['OwnFaults', 'UpstreamLatency', 'CacheMisses']],
  ['a request beyond our own budget', refused('upstream-budget'), ['BudgetRefusals']],
  [
    'an earlier page, the quota being used up',
    stale('upstream-throttled', upstream),
    ['Served', 'SignsOfOutage', 'UpstreamLatency', 'CacheHits', 'StaleThrottled'],
  ],
  [
    'an earlier page while nobody asks',
    stale('upstream-throttled'),
    ['Served', 'SignsOfOutage', 'CacheHits', 'StaleThrottled'],
  ],
  [
    'an earlier page, AppIntegrations failing',
    stale('upstream-fault', upstream),
    ['Served', 'SignsOfOutage', 'UpstreamLatency', 'CacheHits', 'StaleFailed'],
  ],
  ...(['upstream-unreachable', 'upstream-timeout', 'upstream-malformed'] as const).map(
    (why): (typeof records)[number] => [
      `an earlier page: ${why}`,
      stale(why, upstream),
      ['Served', 'SignsOfOutage', 'UpstreamUnreachable', 'UpstreamLatency', 'CacheHits', 'StaleFailed'],
    ],
  ),
  [
    'an earlier page, our budget being used up',
    stale('upstream-budget'),
    ['Served', 'CacheHits', 'StaleWaiting'],
  ],
  [
    'an earlier page that the caller has',
    { ...stale('upstream-budget'), status: 304 },
    ['Served', 'CacheHits', 'StaleWaiting'],
  ],
  ['an earlier page whose turn it is not', stale('not-due'), ['Served', 'CacheHits', 'StaleWaiting']],
  ['a bug', failed('bug'), ['OwnFaults', 'UpstreamLatency', 'CacheMisses']],
];

function record(cache: RequestRecord['cache']): RequestRecord {
  return { requestId: 'r', status: 200, cursor: 'absent', ms: 1, ...(cache && { cache }) };
}

function stale(why: StaleBecause, asked?: UpstreamTrace): RequestRecord {
  return { ...record('stale'), age: 12, why, ...(asked && { upstream: asked }) };
}

function refused(reason: NonNullable<RequestRecord['reason']>): RequestRecord {
  return { requestId: 'r', status: 400, cursor: 'refused', ms: 1, reason };
}

function failed(reason: NonNullable<RequestRecord['reason']>): RequestRecord {
  return { ...good, status: 503, reason };
}

/** As the Lambda runtime writes what the function hands to `console`, in JSON log format. */
function logged(message: RequestRecord) {
  return { timestamp: '2026-11-22T12:00:00.000Z', level: 'INFO', requestId: 'l', message };
}

describe.each(records)('%s', (_, message, counted) => {
  test(`counts as ${counted.join(', ') || 'nothing'}`, () => {
    const found = Object.entries<LogMetric>(logMetrics)
      .filter(([, metric]) => matches(filterPattern(metric), logged(message)))
      .map(([name]) => name);
    expect(found).toEqual(Object.keys(logMetrics).filter((name) => counted.includes(name as LogMetricName)));
  });
});

test.each([...reasons.filter(standsIn), 'not-due' as const])(
  'an old page because of %s has one cause',
  (why) => {
    const line = logged(stale(why));
    const causes = Object.entries<LogMetric>(logMetrics).filter(
      ([name, metric]) => name.startsWith('Stale') && matches(filterPattern(metric), line),
    );
    expect(causes).toHaveLength(1);
    const isOfAws = matches(filterPattern(logMetrics.SignsOfOutage), line);
    expect(causes[0]?.[0] === 'StaleWaiting').toBe(!isOfAws);
  },
);

test('latency is measured in milliseconds of the upstream call', () => {
  expect(member(logged(good), `message.${logMetrics.UpstreamLatency.measured}`)).toBe(87);
});

test('each pattern is one that CloudWatch takes', () => {
  for (const metric of Object.values(logMetrics))
    expect(filterPattern(metric).length).toBeLessThanOrEqual(1024);
});
