import { expect, test } from '@jest/globals';

import { attackScenario } from '../../../bench/economy/promises.ts';
import {
  compared,
  promisedEconomy,
  scenario,
  sharingScenario,
  TABLE_DEATH,
} from '../../../bench/economy/scenarios.ts';
import type { AttackName } from '../../../bench/economy/scenarios.ts';
import { simulate } from '../../../bench/economy/simulate.ts';

/** Fewer pollers for ten seconds: what is asked upstream depends on the lists. */
const short = { pollers: 100, played: 100, countedSeconds: 10 };

const alone = await simulate({ ...attackScenario(), ...short });

test('1,000 pollers of one list cost at most one upstream call a second', async () => {
  const outcome = await simulate({ ...promisedEconomy, countedSeconds: 5 });
  expect(outcome.upstreamCallsPerSecond).toBeLessThanOrEqual(1);
  expect(outcome.refusedShare).toBe(0);
});

test('where nothing is kept every request goes upstream, and the quota refuses what is above it', async () => {
  const [nothing] = compared(10, 1);
  expect(nothing?.kept).toBe('nothing');
  const outcome = await simulate(nothing?.scenario ?? scenario(1));
  expect(outcome.upstreamCallsPerSecond).toBeCloseTo(10, 0);
  expect(outcome.refusedShare).toBeCloseTo(0.8, 1);
});

test('what users see is no older than pages are kept, where the quota allows that', async () => {
  const { ageSeconds } = await simulate(scenario(100, { countedSeconds: 10 }));
  expect(ageSeconds.p50).toBeGreaterThan(1);
  expect(ageSeconds.p99).toBeLessThanOrEqual(5.1);
});

test('lists are refused until they have been seen, and then no more', async () => {
  const few = await simulate(scenario(100, { lists: 20, countedSeconds: 10, mostSettleSeconds: 0 }));
  expect(few.refusedShare).toBeGreaterThan(0.1);
  const { seenAfterSeconds, refusedShare } = await simulate(scenario(100, { lists: 20, countedSeconds: 10 }));
  expect(seenAfterSeconds).toBeGreaterThan(5);
  expect(refusedShare).toBe(0);
});

test.each<AttackName>(['sizes', 'invented', 'walks', 'newTokens', 'forged', 'failing', 'all'])(
  'an attack takes no more than the budget, and nobody else is refused: %s',
  async (attack) => {
    const attacked = await simulate({ ...attackScenario(attack), ...short });
    expect(attacked.upstreamCallsPerSecond).toBeLessThanOrEqual(2 + 5 / 10);
    expect(attacked.refusedShare).toBe(0);
    // Somebody who walks looks at three times as many pages.
    expect(attacked.ageSeconds.p99).toBeLessThanOrEqual((attack === 'walks' ? 4 : 2) * alone.ageSeconds.p99);
  },
);

test('a run can be repeated, and another seed is another run', async () => {
  const played = scenario(20, {
    lists: 7,
    sandboxes: 2,
    mostSettleSeconds: 5,
    countedSeconds: 5,
    attack: 'all',
  });
  const first = await simulate(played);
  expect(await simulate(played)).toEqual(first);
  expect(await simulate(played, 2)).not.toEqual(first);
});

test('forty sandboxes that share pages have one budget, and nobody is refused what one of them has had', async () => {
  const { tableCallsPerSecond, ...outcome } = await simulate(
    sharingScenario(200, { lists: 4, sandboxes: 40, countedSeconds: 15 }),
  );
  expect(outcome.upstreamCallsPerSecond).toBeLessThanOrEqual(1 + 2.5 / 15);
  expect(outcome.refusedShare).toBe(0);
  expect(tableCallsPerSecond?.reads).toBeGreaterThan(1);
  // Each look is claimed, paid for and kept.
  expect(tableCallsPerSecond?.pageWrites).toBeGreaterThan(outcome.upstreamCallsPerSecond);
  expect(tableCallsPerSecond?.budgetWrites).toBeGreaterThan(0);
});

test('when the table dies each sandbox goes on alone, and when it is back they share it again', async () => {
  const outcome = await simulate(
    sharingScenario(20, { sandboxes: 4, sharedTable: 'dying', countedSeconds: TABLE_DEATH.counted }),
  );
  const { upstreamCallsPerSecondAlone = 0, upstreamCallsPerSecond } = outcome;
  expect(outcome.refusedShare).toBe(0);
  // One list, from four sandboxes every five seconds, instead of from one of them.
  expect(upstreamCallsPerSecondAlone).toBeGreaterThan(0.5);
  const calls =
    upstreamCallsPerSecond * TABLE_DEATH.counted - upstreamCallsPerSecondAlone * TABLE_DEATH.lasts;
  expect(calls / (TABLE_DEATH.counted - TABLE_DEATH.lasts)).toBeLessThan(0.4);
});
