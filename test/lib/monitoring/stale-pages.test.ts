import { describe, expect, test } from '@jest/globals';
import { ApplicationLogLevel } from 'aws-cdk-lib/aws-lambda';

import { synthesize, testStack } from '../synthesize.ts';
import { alarm, breaches, linesAt, periodsOf, sums, times } from './traffic.ts';
import type { Traffic } from './traffic.ts';

const { INFO, WARN, ERROR } = ApplicationLogLevel;
const templates = Object.fromEntries(
  [INFO, WARN, ERROR].map((logLevel) => [logLevel, synthesize({ logLevel })]),
);

function goesOff(name: string, traffic: Traffic, level: ApplicationLogLevel = INFO): boolean {
  const template = templates[level];
  if (template === undefined) throw new Error(`No template for ${level}.`);
  return breaches(alarm(template, name), sums(template, linesAt(template, level, traffic)));
}

const refused = 'stale: upstream-throttled';
const noBudget = 'stale: upstream-budget';

/** What happens within a quarter of an hour. */
const quarters: [string, Traffic, boolean][] = [
  ['nobody asks', [], false],
  ['all pages are new', times(100, 200), false],
  ['AppIntegrations refused all', times(100, refused), true],
  ['and was away', times(100, 'stale: upstream-unreachable'), true],
  ['and did not answer in time', times(100, 'stale: upstream-timeout'), true],
  ['and failed', times(100, 'stale: upstream-fault'), true],
  ['and something else answered', times(100, 'stale: upstream-malformed'), true],
  [
    'the causes are mixed',
    [...times(30, refused), ...times(30, 'stale: upstream-fault' as const), ...times(40, 200 as const)],
    true,
  ],
  ['half of the pages are new', [...times(50, refused), ...times(50, 200 as const)], false],
  ['less than half of the pages are new', [...times(51, refused), ...times(49, 304 as const)], true],
  ['so few ask that it says little', times(9, refused), false],
  ['just enough ask', times(10, refused), true],
  ['the budget is used up', times(100, noBudget), false],
  ['no page is due', times(100, 'stale: not-due'), false],
  ['the budget is used up, and one moment was bad', [...times(99, noBudget), refused], false],
  [
    'most wait for their turn, a few were refused, a few are new',
    [...times(70, 'stale: not-due' as const), ...times(20, refused), ...times(10, 200 as const)],
    false,
  ],
  [
    'AppIntegrations is away, and so many pages are asked for that the budget is used up on trying',
    [...times(85, noBudget), ...times(15, 'stale: upstream-unreachable' as const)],
    true,
  ],
  [
    'callers make mistakes beside it',
    [...times(60, refused), ...times(40, 200 as const), ...times(100, 'upstream-error' as const)],
    true,
  ],
  ['callers get no page at all, which is for other alarms', times(100, 'upstream-fault'), false],
];

describe('StalePages, where', () => {
  test.each(quarters)('%s', (_, traffic, expected) => {
    expect(goesOff('StalePages', traffic)).toBe(expected);
  });

  test.each([WARN, ERROR])('the function logs from %s on, sees what AppIntegrations does', (level) => {
    expect(goesOff('StalePages', times(100, refused), level)).toBe(true);
    expect(goesOff('StalePages', times(100, 'stale: upstream-timeout'), level)).toBe(true);
    expect(goesOff('StalePages', [...times(50, refused), ...times(50, 200 as const)], level)).toBe(false);
    expect(goesOff('StalePages', times(100, noBudget), level)).toBe(false);
  });

  test('looks at a quarter of an hour', () => {
    expect(new Set(periodsOf(alarm(synthesize(), 'StalePages')))).toEqual(new Set([900]));
  });

  test('is no alarm of a deployment: its quarter of an hour began before', () => {
    const { monitoring } = testStack().associations;
    const names = monitoring.deploymentAlarms.map(({ node }) => node.id);
    expect(names).toContain('Outage');
    expect(names).not.toContain('StalePages');
    expect(monitoring.alarms.map(({ node }) => node.id)).toContain('StalePages');
  });
});

describe.each([INFO, WARN, ERROR])('UpstreamThrottles, where the function logs from %s on', (level) => {
  test.each<[string, Traffic, boolean]>([
    ['two callers are refused', times(2, 'upstream-throttled'), false],
    ['three are', times(3, 'upstream-throttled'), true],
    ['three are, by our own budget', times(3, 'upstream-budget'), true],
    ['by both', ['upstream-throttled', 'upstream-budget', 'upstream-budget'], true],
    [
      'others are served meanwhile',
      [...times(90, 200 as const), ...times(3, 'upstream-budget' as const)],
      true,
    ],
    ['earlier pages stand in, which is for StalePages', times(90, refused), false],
  ])('%s', (_, traffic, expected) => {
    expect(goesOff('UpstreamThrottles', traffic, level)).toBe(expected);
  });
});

/** An hour of whole outage, however often somebody asks: earlier pages answer as long as there are some, then there are none. */
test.each([2, 10, 500])(
  'no whole outage passes without an alarm, be %i the requests of an hour',
  (requests) => {
    for (const level of [INFO, WARN, ERROR]) {
      for (const reason of [
        'upstream-throttled',
        'upstream-fault',
        'upstream-unreachable',
        'upstream-timeout',
        'upstream-malformed',
      ] as const) {
        for (const kept of [0, Math.floor(requests / 2), requests]) {
          const hour = [...times(kept, `stale: ${reason}` as const), ...times(requests - kept, reason)];
          expect([reason, kept, goesOff('QuietOutage', hour, level)]).toEqual([reason, kept, true]);
        }
      }
    }
  },
);
