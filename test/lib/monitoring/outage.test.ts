import { describe, expect, test } from '@jest/globals';
import { ApplicationLogLevel } from 'aws-cdk-lib/aws-lambda';

import { gatewayErrors } from '../../../contract/gateway-errors.ts';
import type { Reason } from '../../../lambda/api-error.ts';
import { synthesize } from '../synthesize.ts';
import { variants } from '../variants.ts';
import { accessLine, alarm, breaches, linesAt, logged, periodsOf, sums, times } from './traffic.ts';
import type { Traffic } from './traffic.ts';

const template = synthesize();

function goesOff(name: string, traffic: Traffic): boolean {
  const properties = alarm(template, name);
  expect(properties).toMatchObject({ EvaluationPeriods: 1 });
  return breaches(properties, sums(template, { function: traffic.map(logged) }));
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
    expect(goesOff(name, traffic)).toBe(expected);
  });
});

test.each<[string, Traffic, boolean, boolean]>([
  ['earlier pages stand in', ['stale: upstream-fault', 'stale: upstream-unreachable'], false, true],
  ['one of them does', ['stale: upstream-throttled'], false, false],
  ['one does, and somebody has none', ['stale: upstream-timeout', 'upstream-timeout'], false, true],
  [
    'some wait for their turn as well',
    ['stale: not-due', ...times(2, 'stale: upstream-throttled' as const)],
    false,
    true,
  ],
  [
    'one waits for its turn, and others have none',
    ['upstream-fault', 'stale: not-due', 'upstream-fault'],
    false,
    true,
  ],
  ['all wait for their turn', times(9, 'stale: upstream-budget'), false, false],
  ['one is new', ['stale: upstream-fault', 200, 'stale: upstream-fault'], false, false],
])('where %s, Outage sees pages, and QuietOutage asks whether one is new', (_, traffic, outage, quiet) => {
  expect([goesOff('Outage', traffic), goesOff('QuietOutage', traffic)]).toEqual([outage, quiet]);
});

test('one looks at a minute, the other at an hour', () => {
  for (const [name, seconds] of Object.entries({ Outage: 60, QuietOutage: 3600 })) {
    expect(new Set(periodsOf(alarm(template, name)))).toEqual(new Set([seconds]));
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
    expect(goesOff('OwnFaults', traffic)).toBe(expected);
  });
});

describe.each([ApplicationLogLevel.WARN, ApplicationLogLevel.ERROR])(
  'where the function logs from %s on',
  (level) => {
    const quiet = synthesize({ logLevel: level });
    const goesOffAt = (traffic: Traffic) =>
      breaches(alarm(quiet, 'Outage'), sums(quiet, linesAt(quiet, level, traffic)));

    test.each(minutes)('%s, and a preflight', (_, traffic, expected) => {
      expect(goesOffAt(traffic)).toBe(expected);
    });
  },
);

function isGatewayError(status: number, type: string): boolean {
  const access = [accessLine(template, status, type)];
  return breaches(alarm(template, 'GatewayErrors'), sums(template, { access }));
}

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
    expect(isGatewayError(status, type)).toBe(true);
  });

  test.each([
    [200, '-'],
    [500, '-'],
    [403, 'ACCESS_DENIED'],
    [401, 'UNAUTHORIZED'],
    [429, 'THROTTLED'],
    [403, 'MISSING_AUTHENTICATION_TOKEN'],
  ])('%i %s does not', (status, type) => {
    expect(isGatewayError(status, type)).toBe(false);
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
