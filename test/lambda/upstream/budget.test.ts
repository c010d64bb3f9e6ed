import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { RequestRecord } from '../../../lambda/request-record.ts';
import { createBudget, createTakeUnit } from '../../../lambda/upstream/budget.ts';

const noRecord: RequestRecord = { requestId: '', status: 0, cursor: 'absent', ms: 0 };

function budgetOf(rate: number, burst: number) {
  const clock = { now: 0 };
  const budget = createBudget({
    rate,
    burst,
    takeUnit: createTakeUnit(() => clock.now),
    now: () => clock.now,
  });
  const take = async (isKnown: boolean): Promise<boolean> => (await budget(isKnown, noRecord)) === 0;
  /** How many units there are at this moment. */
  const takeAll = async (isKnown: boolean): Promise<number> => {
    let units = 0;
    while (units < 1000 && (await take(isKnown))) units += 1;
    return units;
  };
  return { clock, budget, take, takeAll };
}

test('without a rate there is no limit', async () => {
  expect(await budgetOf(0, 0).takeAll(true)).toBe(1000);
});

test('what is there at the beginning is the burst, rounded up to a whole unit for each part', async () => {
  expect(await budgetOf(2, 5).takeAll(true)).toBe(4);
  expect(await budgetOf(2, 20).takeAll(true)).toBe(16);
  expect(await budgetOf(1, 2).takeAll(true)).toBe(2);
  expect(await budgetOf(0.1, 0).takeAll(true)).toBe(2);
});

describe('pages that nobody has seen good', () => {
  test('have a quarter, and borrow while the others keep one whole unit', async () => {
    // 1.25 of their own, 3.75 of the others'.
    const { takeAll } = budgetOf(2, 5);
    expect(await takeAll(false)).toBe(1 + 2);
    expect(await takeAll(true)).toBe(1);
  });

  test('borrow nothing where the others have less than two', async () => {
    const { takeAll } = budgetOf(1, 2);
    expect(await takeAll(false)).toBe(1);
    expect(await takeAll(true)).toBe(1);
  });

  test('get their turn though the others take all they can', async () => {
    const { clock, take } = budgetOf(2, 5);
    let granted = 0;
    for (let tick = 0; tick < 600; tick += 1) {
      clock.now = tick * 100;
      if (await take(false)) granted += 1;
      for (let other = 0; other < 10; other += 1) await take(true);
    }
    expect(granted).toBeGreaterThanOrEqual(30);
  });

  test('get their turn though the others are asked for first each time', async () => {
    for (const pause of [500, 1000, 2000, 5000]) {
      const { clock, take, takeAll } = budgetOf(2, 5);
      await takeAll(true);
      expect(await take(false)).toBe(false);
      let granted = 0;
      for (let round = 1; round <= 100; round += 1) {
        clock.now = round * pause;
        await takeAll(true);
        if (await take(false)) granted += 1;
      }
      expect(granted).toBeGreaterThanOrEqual(Math.min(50, (100 * pause) / 2500));
    }
  });

  test('however many are asked for, leave the others three quarters', async () => {
    const { clock, take } = budgetOf(2, 5);
    let granted = 0;
    for (let tick = 0; tick < 600; tick += 1) {
      clock.now = tick * 100;
      for (let other = 0; other < 10; other += 1) await take(false);
      if (await take(true)) granted += 1;
    }
    expect(granted).toBeGreaterThanOrEqual(90);
  });
});

test('the others borrow only when the part of the unseen is full', async () => {
  const { clock, take, takeAll } = budgetOf(1, 2);
  expect(await take(false)).toBe(true);
  // The part of the unseen needs four seconds to be full again.
  expect(await takeAll(true)).toBe(1);
  clock.now = 3999;
  expect(await takeAll(true)).toBe(1);
  expect(await take(false)).toBe(false);
  clock.now = 4000;
  expect(await take(false)).toBe(true);
});

test('an overview that asks every half second at 2/5 is never refused', async () => {
  const { clock, take } = budgetOf(2, 5);
  for (let tick = 0; tick < 7200; tick += 1) {
    clock.now = tick * 500;
    expect([tick, await take(true)]).toEqual([tick, true]);
  }
});

test('a refusal tells when there may be a unit, and then there is', async () => {
  const { clock, budget, takeAll } = budgetOf(0.1, 2);
  await takeAll(true);
  await takeAll(false);
  for (const isKnown of [true, false]) {
    const wait = await budget(isKnown, noRecord);
    expect(wait).toBeGreaterThan(0);
    clock.now += wait - 1;
    expect(await budget(isKnown, noRecord)).toBeGreaterThan(0);
    clock.now += 1;
    expect(await budget(isKnown, noRecord)).toBe(0);
  }
});

test('in no window of time more is granted than the rate and the burst allow', async () => {
  const rates = fc.double({ min: 0.1, max: 20, noNaN: true });
  const asks = fc.array(fc.tuple(fc.nat(3000), fc.boolean()), { minLength: 1, maxLength: 200 });
  await fc.assert(
    fc.asyncProperty(rates, fc.nat(20), asks, async (rate, burst, list) => {
      const { clock, take } = budgetOf(rate, burst);
      const granted: number[] = [];
      for (const [pause, isKnown] of list) {
        clock.now += pause;
        if (await take(isKnown)) granted.push(clock.now);
      }
      const most = Math.max(burst * 0.25, 1) + Math.max(burst * 0.75, 1);
      for (const [first, start] of granted.entries()) {
        for (const [more, end] of granted.slice(first).entries()) {
          expect(more + 1).toBeLessThanOrEqual(((end - start) / 1000) * rate + most + 1e-4);
        }
      }
    }),
    { numRuns: 200 },
  );
});

describe('a clock that goes back', () => {
  test('grants nothing that was not there', async () => {
    const { clock, takeAll } = budgetOf(2, 5);
    clock.now = 3_600_000;
    await takeAll(true);
    clock.now = 0;
    expect((await takeAll(true)) + (await takeAll(false))).toBe(0);
  });

  test('makes nobody wait longer than until the part is full', async () => {
    const { clock, takeAll } = budgetOf(2, 5);
    clock.now = 3_600_000;
    await takeAll(true);
    clock.now = 0;
    await takeAll(true);
    clock.now = 3000;
    expect(await takeAll(true)).toBeGreaterThanOrEqual(3);
  });
});

test.each([
  [0, false],
  [10_000, false],
  [10_001, true],
  [-10_000, false],
  // A clock that went back far says nothing of when it was missed.
  [-10_001, true],
])(
  '%i ms after the part of the unseen was missed, the others may borrow from it: %p',
  async (passed, mayBorrow) => {
    const clock = { now: 50_000 };
    const asked: string[] = [];
    const units: Record<string, number> = {
      'unknown 1': 500,
      'known 2': 100,
      'known 1': 700,
      'unknown 2': 0,
    };
    const takeUnit = ({ name }: { name: string }, needed: number): number => {
      asked.push(`${name} ${needed}`);
      return units[`${name} ${needed}`] ?? Number.NaN;
    };
    const budget = createBudget({ rate: 1, burst: 8, takeUnit, now: () => clock.now });
    await expect(budget(false, noRecord)).resolves.toBe(500);
    expect(asked).toEqual(['unknown 1', 'known 2']);
    clock.now += passed;
    await expect(budget(true, noRecord)).resolves.toBe(mayBorrow ? 0 : 700);
    expect(asked.slice(2)).toEqual(mayBorrow ? ['known 1', 'unknown 2'] : ['known 1']);
  },
);
