import { expect, test } from '@jest/globals';

import { monitoring, monthlyCosts, monthlyCostTable } from '../../bench/monthly-cost.ts';
import { synthesize } from '../lib/synthesize.ts';

const costs = { p50: 1, p99: 1 };
const size = {
  memoryMb: 512,
  cpus: 0.29,
  init: 100,
  firstRequest: 50,
  peakMemory: 90,
  upstream: { ...costs, cost: 0.5 },
  cached: { ...costs, cost: 0.2 },
};

test('it counts the metrics and alarms that the stack has', () => {
  const template = synthesize();
  const filters = Object.values(template.findResources('AWS::Logs::MetricFilter'));
  const metrics = new Set(filters.map(({ Properties }) => Properties.MetricTransformations[0].MetricName));
  const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm'));
  const alarmMetrics = alarms.flatMap(({ Properties: { Metrics = [{ MetricStat: {} }] } }) =>
    Metrics.filter((metric: { MetricStat?: object }) => metric.MetricStat),
  );
  expect({ metrics: metrics.size, alarmMetrics: alarmMetrics.length }).toEqual(monitoring);
});

test('ten times the requests cost ten times as much, but for what is fixed and what is sampled', () => {
  const [ten, hundred] = [monthlyCosts(10, size), monthlyCosts(100, size)];
  for (const name of ['API Gateway', 'Lambda', 'CloudWatch Logs']) {
    expect(hundred[name]).toBeCloseTo(10 * (ten[name] ?? 0));
  }
  expect(hundred['KMS, metrics, alarms']).toBe(ten['KMS, metrics, alarms']);
  expect(hundred['X-Ray']).toBeLessThan(10 * (ten['X-Ray'] ?? 0));
});

test('at one request a second half of the pages come from memory, and every request is traced', () => {
  const { Lambda, 'X-Ray': traces } = monthlyCosts(1, size);
  expect(Lambda).toBeCloseTo(2.6298 * 0.35);
  expect(traces).toBeCloseTo(2.6298 * 5);
});

test('the last row is the sum of the others', () => {
  const rows = monthlyCostTable(size)
    .split('\n')
    .slice(3)
    .map((row) => Number(row.split('|')[3]?.replaceAll(/[*, ]/g, '')));
  const together = rows.pop();
  expect(together).toBe(Math.round(rows.reduce((sum, cost) => sum + cost, 0)));
});
