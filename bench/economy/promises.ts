import { verdict } from '../targets.ts';
import type { Verdict } from '../targets.ts';
import { scenario, UPSTREAM_QUOTA } from './scenarios.ts';
import type { AttackName, Scenario } from './scenarios.ts';
import type { Outcome } from './simulate.ts';

/** What must hold of a scenario: at most so much. */
interface Promised {
  what: string;
  scenario: Scenario;
  callsPerSecond: number;
  refusedPercent: number;
  /** Seconds; none where it is only shown. May depend on what the first promise's scenario reached. */
  ageP99?: (first: Outcome) => number;
}

/** Seconds that an attack goes on; the one with page sizes for an hour, because what grows with it would do so slowly. */
const ATTACK_SECONDS = 300;
const HOUR = 3600;

const LISTS = 10;

/** 1,000 pollers of ten lists, all in one sandbox, and perhaps somebody else. */
export function attackScenario(attack?: AttackName): Scenario {
  const one = { lists: LISTS, sandboxes: 1 };
  if (!attack) return scenario(1000, one);
  return scenario(1000, { ...one, attack, countedSeconds: attack === 'sizes' ? HOUR : ATTACK_SECONDS });
}

export const promises: readonly Promised[] = [
  {
    what: '1,000 pollers, 10 lists, 1 sandbox',
    scenario: attackScenario(),
    callsPerSecond: 2.1,
    refusedPercent: 0,
    ageP99: () => (1.5 * LISTS) / UPSTREAM_QUOTA.requestsPerSecond + 6,
  },
  {
    what: '1,000 pollers, 10 lists, 4 sandboxes',
    scenario: scenario(1000, { lists: LISTS, sandboxes: 4 }),
    callsPerSecond: 6,
    refusedPercent: 0,
  },
  {
    what: '10,000 pollers, 10 lists, 40 sandboxes',
    scenario: scenario(10_000, { lists: LISTS, sandboxes: 40 }),
    callsPerSecond: 8,
    refusedPercent: 2,
  },
  {
    what: 'the first, with somebody who changes page sizes for an hour',
    scenario: attackScenario('sizes'),
    callsPerSecond: 2.1,
    refusedPercent: 0,
    ageP99: ({ ageSeconds }) => 1.1 * ageSeconds.p99,
  },
  {
    what: 'the first, with somebody who makes up 50 identifiers a second',
    scenario: attackScenario('invented'),
    callsPerSecond: 2.1,
    refusedPercent: 0,
    ageP99: ({ ageSeconds }) => 2 * ageSeconds.p99,
  },
];

/**
 * Compares what scenarios came to with what was promised.
 *
 * @param outcomes - of {@link promises}, in their order.
 */
export function judgePromises(outcomes: readonly Outcome[]): Verdict[] {
  const [first] = outcomes;
  return promises.flatMap(({ what, callsPerSecond, refusedPercent, ageP99 }, index) => {
    const outcome = outcomes[index];
    // Counted is only what comes after every sandbox has had every list.
    const counted = outcome?.seenAfterSeconds === null ? undefined : outcome;
    const { upstreamCallsPerSecond = NaN, refusedShare = NaN, ageSeconds } = counted ?? {};
    const verdicts = [
      verdict(`${what}: upstream calls/s`, callsPerSecond, upstreamCallsPerSecond),
      verdict(`${what}: refused, %`, refusedPercent, refusedShare * 100),
    ];
    if (!ageP99 || !first) return verdicts;
    return verdicts.concat(
      verdict(`${what}: age p99, s`, Number(ageP99(first).toFixed(1)), ageSeconds?.p99 ?? NaN),
    );
  });
}
