import { describe, expect, test } from '@jest/globals';

import { createRenewals } from '../../../lambda/pages/renewals.ts';

const NOON = Date.UTC(2026, 0, 7, 12);

function renewalsOf(least: number, most: number) {
  const clock = { now: NOON };
  const renewals = createRenewals({ least, most, now: () => clock.now });
  /** The age from which on a page is due, in whole tens of milliseconds. */
  const dueAge = (): number => {
    let age = 0;
    while (!renewals.isDue(clock.now - age)) age += 10;
    return age;
  };
  return { clock, renewals, dueAge };
}

describe('the age from which on pages are due', () => {
  test('rises by a twentieth with each refusal and falls by a tenth with each renewal, between its bounds', () => {
    const { renewals, dueAge } = renewalsOf(5000, 6000);
    expect(dueAge()).toBe(5000);
    renewals.refused();
    expect(dueAge()).toBe(5250);
    renewals.refused();
    expect(dueAge()).toBe(5520);
    renewals.renewed(NOON);
    expect(dueAge()).toBe(5000);
    for (let time = 0; time < 100; time += 1) renewals.refused();
    expect(dueAge()).toBe(6000);
    renewals.renewed(NOON);
    expect(dueAge()).toBe(5400);
  });

  test('falls by a twentieth with each renewal by another sandbox', () => {
    const { renewals, dueAge } = renewalsOf(5000, 6000);
    for (let time = 0; time < 100; time += 1) renewals.refused();
    renewals.renewedElsewhere(NOON);
    expect(dueAge()).toBe(5700);
  });

  test.each([
    ['no page may be stale', 5000, 0],
    ['pages may hardly be stale', 5000, 3000],
    ['no page is ever fresh', 0, 450_000],
  ])('stays where it is when %s', (_when, least, most) => {
    const { renewals, dueAge } = renewalsOf(least, most);
    for (let time = 0; time < 100; time += 1) renewals.refused();
    expect(dueAge()).toBe(least);
  });
});

describe('while a page waits for its turn', () => {
  test('those not half as old wait too', () => {
    const { clock, renewals, dueAge } = renewalsOf(5000, 450_000);
    renewals.waits(clock.now - 30_000);
    expect(dueAge()).toBe(15_000);
    clock.now += 2000;
    expect(dueAge()).toBe(16_000);
  });

  test('younger ones that wait change nothing', () => {
    const { clock, renewals, dueAge } = renewalsOf(5000, 450_000);
    renewals.waits(clock.now - 30_000);
    renewals.waits(clock.now - 20_000);
    expect(dueAge()).toBe(15_000);
    renewals.renewed(clock.now - 20_000);
    expect(dueAge()).toBe(15_000);
  });

  test('and gets it, the others wait no longer', () => {
    const { clock, renewals, dueAge } = renewalsOf(5000, 450_000);
    renewals.waits(clock.now - 30_000);
    renewals.renewed(clock.now - 30_000);
    expect(dueAge()).toBe(5000);
  });

  test('and is not asked for again, the others wait no longer', () => {
    const { clock, renewals, dueAge } = renewalsOf(5000, 450_000);
    renewals.waits(clock.now - 30_000);
    clock.now += 9999;
    expect(dueAge()).toBeGreaterThan(5000);
    clock.now += 1;
    expect(dueAge()).toBe(5000);
    renewals.waits(clock.now - 20_000);
    expect(dueAge()).toBe(10_000);
  });

  test('and is asked for again, the others go on waiting', () => {
    const { clock, renewals, dueAge } = renewalsOf(5000, 450_000);
    const waiting = clock.now - 30_000;
    renewals.waits(waiting);
    clock.now += 6000;
    renewals.waits(waiting);
    clock.now += 9000;
    expect(dueAge()).toBe(22_500);
  });

  test('nobody waits longer than half of what pages may be stale', () => {
    const { clock, renewals, dueAge } = renewalsOf(5000, 8000);
    renewals.waits(clock.now - 30_000);
    expect(dueAge()).toBe(8000);
  });

  test('a clock that goes back makes nobody wait', () => {
    const { clock, renewals, dueAge } = renewalsOf(5000, 450_000);
    renewals.waits(clock.now - 30_000);
    clock.now -= 3_600_000;
    expect(dueAge()).toBe(5000);
    renewals.waits(clock.now - 20_000);
    expect(dueAge()).toBe(10_000);
  });
});

test('twenty lists that are asked for in the same order all get their turns', () => {
  const { clock, renewals } = renewalsOf(5000, 450_000);
  const statedAt = Array.from({ length: 20 }, () => clock.now);
  let oldest = 0;
  for (let second = 0; second < 600; second += 1) {
    clock.now += 1000;
    let units = 2;
    for (const [list, stated] of statedAt.entries()) {
      oldest = Math.max(oldest, clock.now - stated);
      if (!renewals.isDue(stated)) continue;
      units -= 1;
      if (units < 0) {
        renewals.refused();
        renewals.waits(stated);
      } else {
        renewals.renewed(stated);
        statedAt[list] = clock.now;
      }
    }
  }
  // At best it would be ten seconds.
  expect(oldest).toBeLessThanOrEqual(21_000);
});
