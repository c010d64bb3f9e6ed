import { expect, test } from '@jest/globals';
import { Duration } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import type { Template } from 'aws-cdk-lib/assertions';

import {
  monitoring,
  monthlyCosts,
  monthlyCostTable,
  readUnits,
  sharedMonitoring,
  sharedPagesCosts,
  watch,
  watchCosts,
  watchMonitoring,
  writeUnits,
} from '../../bench/monthly-cost.ts';
import { synthesize } from '../lib/synthesize.ts';
import { variants } from '../lib/variants.ts';
import { aMemorySize } from './a-memory-size.ts';

/** How many metrics of the log there are, and how many metrics alarms look at. */
function monitored(template: Template) {
  const filters = Object.values(template.findResources('AWS::Logs::MetricFilter'));
  const metrics = new Set(filters.map(({ Properties }) => Properties.MetricTransformations[0].MetricName));
  const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm'));
  const alarmMetrics = alarms.flatMap(({ Properties: { Metrics = [{ MetricStat: {} }] } }) =>
    Metrics.filter((metric: { MetricStat?: object }) => metric.MetricStat),
  );
  return { metrics: metrics.size, alarmMetrics: alarmMetrics.length };
}

test('it counts the metrics and alarms that the stack has', () => {
  expect(monitored(synthesize())).toEqual(monitoring);
  expect(monitored(synthesize(variants.sharedPages))).toEqual({
    metrics: monitoring.metrics + sharedMonitoring.metrics,
    alarmMetrics: monitoring.alarmMetrics + sharedMonitoring.alarmMetrics,
  });
});

test('it reckons with the looks for failed runs as the stack has them', () => {
  const watched = synthesize({ watch: Duration.minutes(watch.everyMinutes) });
  expect(monitored(watched)).toEqual({
    metrics: monitoring.metrics + watchMonitoring.metrics,
    alarmMetrics: monitoring.alarmMetrics + watchMonitoring.alarmMetrics,
  });
  watched.hasResourceProperties('AWS::Lambda::Function', {
    Handler: 'watch.handler',
    MemorySize: watch.memoryMb,
  });
  expect(watch.seconds).toBe(1 + watch.dataIntegrations);
  expect(watchCosts.lambda).toBeCloseTo(2922 * 21 * 0.25 * 0.000_013_333_4, 2);
  expect(watchCosts.starts).toBeLessThan(0.005);
  expect(watchCosts.monitoring).toBeCloseTo(0.9);
});

test('it reckons with the calls that the stack allows', () => {
  synthesize().hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: Match.objectLike({ UPSTREAM_RATE: '2' }) },
  });
  // Two looks a second, 12 units each; one read a second, one unit each.
  expect(sharedPagesCosts.looks).toBeCloseTo(2 * 2.6298 * 12 * 0.625);
  expect(sharedPagesCosts.readingPage).toBeCloseTo(2.6298 * 0.125);
  expect(sharedPagesCosts.monitoring).toBeCloseTo(0.5);
});

test.each([
  [0.2, 0.5, 4],
  [4, 0.5, 10],
  [5, 1, 12],
  [25, 3.5, 52],
])('an item of %p KB takes %p read units, and %p write units a look', (kilobytes, read, write) => {
  expect([readUnits(kilobytes), writeUnits(kilobytes)]).toEqual([read, write]);
});

test('ten times the requests cost ten times as much, but for what is fixed and what is sampled', () => {
  const [ten, hundred] = [monthlyCosts(10, aMemorySize), monthlyCosts(100, aMemorySize)];
  for (const name of ['API Gateway', 'Lambda', 'CloudWatch Logs']) {
    expect(hundred[name]).toBeCloseTo(10 * (ten[name] ?? 0));
  }
  expect(hundred['KMS, metrics, alarms']).toBe(ten['KMS, metrics, alarms']);
  expect(hundred['X-Ray']).toBeLessThan(10 * (ten['X-Ray'] ?? 0));
});

test('at one request a second half of the pages come from memory, and every request is traced', () => {
  const { Lambda, 'X-Ray': traces } = monthlyCosts(1, aMemorySize);
  expect(Lambda).toBeCloseTo(2.6298 * 0.35);
  expect(traces).toBeCloseTo(2.6298 * 5);
});

test('the last row is the sum of the others', () => {
  const rows = monthlyCostTable(aMemorySize)
    .split('\n')
    .slice(3)
    .map((row) => Number(row.split('|')[3]?.replaceAll(/[*, ]/g, '')));
  const together = rows.pop();
  expect(together).toBe(Math.round(rows.reduce((sum, cost) => sum + cost, 0)));
});
