import { verdict } from '../targets.ts';
import type { Verdict } from '../targets.ts';
import { scenario, sharingScenario, TABLE_DEATH, UPSTREAM_QUOTA } from './scenarios.ts';
import type { AttackName, Scenario } from './scenarios.ts';
import type { Outcome } from './simulate.ts';

/** What must hold of a scenario: at most so much. */
interface Promised {
  what: string;
  scenario: Scenario;
  callsPerSecond: number;
  refusedPercent: number;
  /** Seconds; none where it is only shown. May depend on what the first of these promises' scenarios reached. */
  ageP99?: (first: Outcome) => number;
  /** The calls are those while the table was dead. */
  whileDead?: true;
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

const alone: readonly Promised[] = [
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

/** 10,000 pollers of ten lists, in forty sandboxes that share pages. */
const forty = { lists: LISTS, sandboxes: 40 };

function ageOfTurns({ lists, settings }: Scenario): number {
  return (1.5 * lists) / settings.rate + 6;
}

/** All of the pollers are played: how often the table is read depends on the requests as well. */
const ten = sharingScenario(10_000, { ...forty, played: 10_000 });
const hundred = sharingScenario(10_000, { ...forty, lists: 100 });

const sharing: readonly Promised[] = [
  {
    what: 'shared pages: 10,000 pollers, 10 lists, 40 sandboxes',
    scenario: ten,
    callsPerSecond: 1.05,
    refusedPercent: 0,
    ageP99: () => ageOfTurns(ten),
  },
  {
    what: 'shared pages: 10,000 pollers, 100 lists, 40 sandboxes',
    scenario: hundred,
    callsPerSecond: 1.05,
    refusedPercent: 0,
    ageP99: () => ageOfTurns(hundred),
  },
  {
    what: 'shared pages, 10 lists, with somebody who makes up 50 identifiers a second',
    scenario: sharingScenario(10_000, { ...forty, attack: 'invented' }),
    callsPerSecond: 1.05,
    refusedPercent: 0,
    ageP99: ({ ageSeconds }) => 2 * ageSeconds.p99,
  },
  {
    what: 'shared pages, 10 lists, with a table that dies for five minutes',
    scenario: sharingScenario(10_000, {
      ...forty,
      sharedTable: 'dying',
      countedSeconds: TABLE_DEATH.counted,
    }),
    callsPerSecond: 8,
    refusedPercent: 1,
    whileDead: true,
  },
];

export const promises: readonly Promised[] = [...alone, ...sharing];

/** What is shown of sharing: fewer requests as well, for what the table costs. */
export const sharingScenarios: readonly Scenario[] = [
  ...[10, 1000].map((pollers) => sharingScenario(pollers, { lists: LISTS })),
  ...sharing.map((promised) => promised.scenario),
];

/**
 * Compares what scenarios came to with what was promised.
 *
 * @param outcomes - of {@link promises}, in their order.
 */
export function judgePromises(outcomes: readonly Outcome[]): Verdict[] {
  return [...judgeKind(alone, outcomes), ...judgeKind(sharing, outcomes.slice(alone.length))];
}

function judgeKind(kind: readonly Promised[], outcomes: readonly Outcome[]): Verdict[] {
  const [first] = outcomes;
  return kind.flatMap(({ what, callsPerSecond, refusedPercent, ageP99, whileDead }, index) => {
    const outcome = outcomes[index];
    // Counted is only what comes after every sandbox has had every list.
    const counted = outcome?.seenAfterSeconds === null ? undefined : outcome;
    const { upstreamCallsPerSecond = NaN, upstreamCallsPerSecondAlone = NaN } = counted ?? {};
    const { refusedShare = NaN, ageSeconds } = counted ?? {};
    const verdicts = [
      whileDead
        ? verdict(`${what}: upstream calls/s meanwhile`, callsPerSecond, upstreamCallsPerSecondAlone)
        : verdict(`${what}: upstream calls/s`, callsPerSecond, upstreamCallsPerSecond),
      verdict(`${what}: refused, %`, refusedPercent, refusedShare * 100),
    ];
    if (!ageP99 || !first) return verdicts;
    return verdicts.concat(
      verdict(`${what}: age p99, s`, Number(ageP99(first).toFixed(1)), ageSeconds?.p99 ?? NaN),
    );
  });
}
