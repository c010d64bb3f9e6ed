import { describe, expect, test } from '@jest/globals';
import type { Template } from 'aws-cdk-lib/assertions';
import type { ApplicationLogLevel } from 'aws-cdk-lib/aws-lambda';

import { synthesize } from '../synthesize.ts';
import { variants } from '../variants.ts';
import { alarm, breaches, linesAt, logged, periodsOf, sums, times } from './traffic.ts';

const template = synthesize(variants.sharedPages);

const metricNames = (of: Template): string[] =>
  Object.values(of.findResources('AWS::Logs::MetricFilter')).map(
    ({ Properties }) => Properties.MetricTransformations[0].MetricName,
  );

test('without sharedPages there is nothing that costs: neither a metric nor an alarm', () => {
  const without = synthesize();
  expect(metricNames(without)).not.toContain('SharedTableAway');
  expect(alarm(without, 'SharedTableAway')).toBeUndefined();
  expect(metricNames(template)).toEqual(expect.arrayContaining([...metricNames(without), 'SharedTableAway']));
  expect(metricNames(template)).toHaveLength(metricNames(without).length + 1);
});

describe('the alarm', () => {
  const properties = alarm(template, 'SharedTableAway');

  test('looks at a quarter of an hour, of which each five minutes must be bad', () => {
    expect(properties).toMatchObject({ EvaluationPeriods: 3, TreatMissingData: 'notBreaching' });
    expect(properties).not.toHaveProperty('DatapointsToAlarm');
    expect(periodsOf(properties)).toEqual([300, 300]);
  });

  test.each([
    ['nobody asks', 0, undefined, false],
    ['one late answer', 1, 1, false],
    ['a few, in one sandbox', 2, 1, false],
    ['one sandbox that tries once a minute', 5, 1, true],
    ['one that tries as often as it can', 10, 1, true],
    ['one late answer each in forty sandboxes', 40, 40, false],
    ['forty sandboxes that try once a minute', 200, 40, true],
    ['no number of sandboxes is known', 5, undefined, true],
  ])('%s: %i times in %p sandboxes', (_, away, sandboxes, expected) => {
    const data = sums(template, { function: [...times(away, 'alone'), ...times(50, 200)].map(logged) });
    if (sandboxes !== undefined) data.set('ConcurrentExecutions', sandboxes);
    expect(breaches(properties, data)).toBe(expected);
  });

  test('is none of those that take a canary back: the version of before would not answer better', () => {
    const canary = synthesize((stack) => ({ ...variants.maximal(stack), sharedPages: true }));
    const [group] = Object.values(canary.findResources('AWS::CodeDeploy::DeploymentGroup'));
    expect(alarm(canary, 'SharedTableAway')).toBeDefined();
    expect(JSON.stringify(group?.Properties.AlarmConfiguration)).not.toContain('SharedTableAway');
  });
});

test.each(['INFO', 'WARN', 'ERROR'])('at the level %s, too, the log says that it is left alone', (least) => {
  const at = synthesize({ sharedPages: true, logLevel: least as ApplicationLogLevel });
  expect(sums(at, linesAt(at, least, [200, 'alone', 200])).get('SharedTableAway')).toBe(1);
});
