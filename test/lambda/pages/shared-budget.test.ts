import { describe, expect, jest, test } from '@jest/globals';

import type { Condition } from '../../../lambda/aws/dynamodb.ts';
import { createTakeSharedUnit } from '../../../lambda/pages/shared-budget.ts';
import type { SharedTable } from '../../../lambda/pages/shared-table.ts';
import type { RequestRecord } from '../../../lambda/request-record.ts';
import type { TakeUnit } from '../../../lambda/upstream/budget.ts';

const NOON = Date.UTC(2026, 0, 7, 12);
const record: RequestRecord = { requestId: 'test', status: 0, cursor: 'absent', ms: 0 };
/** Two units, of which one grows in two seconds. */
const part = { name: 'known', step: 2000, burst: 2 } as const;

type Answer = boolean | 'away' | 'busy';

/** Units by a table that gives these answers in turn, the last one for ever. */
function unitsOf(answers: Answer[], { drawn = 0 } = {}) {
  const clock = { now: NOON };
  const asked: [item: string, change: string, condition: Condition][] = [];
  const table = {
    use: async (item: string, _record: unknown, ask: (items: unknown, key: string) => unknown) => {
      await ask({ update: async (...change: [string, string, Condition]) => asked.push(change) }, item);
      return answers[Math.min(asked.length, answers.length) - 1];
    },
  } as unknown as SharedTable;
  const alone = jest.fn<TakeUnit>().mockReturnValue(77);
  const take = createTakeSharedUnit({ table, alone, now: () => clock.now, random: () => drawn });
  return {
    clock,
    asked,
    alone,
    take: (needed = 1, of: typeof part | object = {}) => take({ ...part, ...of }, needed, record),
  };
}

test('a part that is full, or was never used, gives one with one write', async () => {
  const { asked, take } = unitsOf([true]);
  await expect(take()).resolves.toBe(0);
  expect(asked).toEqual([
    [
      'budget known',
      'SET tat = :next',
      [
        'NOT tat BETWEEN :now AND :latest',
        { ':now': NOON + 0.001, ':latest': NOON + 4000 + 60_000, ':next': NOON + 2000 },
      ],
    ],
  ]);
});

test('one that is not full, but full enough, gives one with a second', async () => {
  const { asked, take } = unitsOf([false, true]);
  await expect(take()).resolves.toBe(0);
  expect(asked[1]).toEqual([
    'budget known',
    'SET tat = tat + :step',
    ['tat BETWEEN :now AND :latest', { ':now': NOON + 0.001, ':latest': NOON + 0.001 + 2000, ':step': 2000 }],
  ]);
});

test('where all of it is needed, not full is not enough', async () => {
  const { asked, take } = unitsOf([false, true]);
  await expect(take(2)).resolves.toBeGreaterThan(0);
  expect(asked).toHaveLength(1);
});

test('more than it can hold is not asked for', async () => {
  const { asked, take } = unitsOf([true]);
  await expect(take(3)).resolves.toBe(2000);
  expect(asked).toEqual([]);
});

test('while the table is away, a sandbox goes by its own', async () => {
  const { alone, take } = unitsOf(['away']);
  await expect(take()).resolves.toBe(77);
  expect(alone).toHaveBeenCalledWith(part, 1, record);
});

describe('without a unit', () => {
  test.each([
    [2000, 0, 500],
    [2000, 0.5, 375],
    [100, 0, 250],
    [1000, 0, 250],
    [1004, 0, 251],
  ])('where one grows in %i ms, nobody asks for a while (drawn: %d): %i ms', async (step, drawn, pause) => {
    const { take } = unitsOf([false], { drawn });
    await expect(take(1, { step })).resolves.toBe(pause);
  });

  test('the table is left alone until then, and says what is left', async () => {
    const { clock, asked, take } = unitsOf([false]);
    await take();
    await expect(take()).resolves.toBe(500);
    clock.now += 499;
    await expect(take()).resolves.toBe(1);
    expect(asked).toHaveLength(2);
    clock.now += 1;
    await take();
    expect(asked).toHaveLength(4);
  });

  test('another number, and another part, may be asked for all the same', async () => {
    const { asked, take } = unitsOf([false]);
    await take();
    await take(2);
    await take(1, { name: 'unknown' });
    expect(asked.map(([item]) => item)).toEqual(
      ['known', 'known', 'known', 'unknown', 'unknown'].map((name) => `budget ${name}`),
    );
  });

  test('where too much is asked of the table, it is the same', async () => {
    const { asked, take } = unitsOf(['busy']);
    await expect(take()).resolves.toBe(500);
    expect(asked).toHaveLength(1);
  });

  test('a clock that goes back ends the pause', async () => {
    const { clock, asked, take } = unitsOf([false]);
    await take();
    clock.now -= 1;
    await take();
    expect(asked).toHaveLength(4);
  });
});
