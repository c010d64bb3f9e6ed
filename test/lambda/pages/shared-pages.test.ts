import { describe, expect, jest, test } from '@jest/globals';

import { documentedError } from '../../../lambda/api-error.ts';
import type { ApiError } from '../../../lambda/api-error.ts';
import type { Attributes } from '../../../lambda/aws/dynamodb.ts';
import type { Cursors } from '../../../lambda/cursors/cursors.ts';
import { createMemory } from '../../../lambda/pages/memory.ts';
import { createSharedPages } from '../../../lambda/pages/shared-pages.ts';
import type { SharedTable } from '../../../lambda/pages/shared-table.ts';
import type { RequestRecord } from '../../../lambda/request-record.ts';
import { stopClock } from '../../stopped-clock.ts';
import { aLook } from './a-look.ts';

stopClock();

const NOON = Date.UTC(2026, 0, 7, 12);
const record: RequestRecord = { requestId: 'test', status: 0, cursor: 'absent', ms: 0 };

type Answer = Attributes | boolean | 'away' | 'busy' | undefined;

/** Pages of one sandbox, before a table that answers what `table.answer` says, and what it was asked. */
function pagesOf({ freshMs = 5000, staleMs = 900_000 } = {}) {
  const clock = { now: NOON };
  const memory = createMemory({ now: () => clock.now });
  const renewals = { refused: jest.fn(), renewedElsewhere: jest.fn() };
  const table = { answer: undefined as Answer, asked: [] as unknown[][] };
  const note = (...call: unknown[]): void => void table.asked.push(call);
  const use: SharedTable['use'] = async (item, _record, ask) => {
    const items = {
      get: async () => note('get', item),
      put: async (attributes: Attributes, condition: unknown) => note('put', attributes, condition),
      update: async (_key: string, change: string, condition: unknown) => note('update', change, condition),
    };
    await ask(items as never, `name of ${item}`);
    return table.answer as never;
  };
  /** Until when keys were waited for. */
  const deadlines: number[] = [];
  const cursors: Cursors = {
    sealer: (deadline) => {
      deadlines.push(deadline);
      return async ({ token, offset }, boundTo) => `${token} ${offset} ${boundTo}`;
    },
    open: async (sealed, boundTo, deadline) => {
      deadlines.push(deadline);
      return boundTo === 'shared-page\nkey' && sealed !== 'broken'
        ? { token: sealed.replace('sealed ', ''), offset: 0 }
        : { refused: 'cursor-forged' };
    },
  };
  const pages = createSharedPages({
    table: { use },
    memory,
    renewals: renewals as never,
    cursors,
    freshMs,
    staleMs,
    timeoutMs: 100,
    now: () => clock.now,
  });
  /** Reads the page where the table has this, and counts how often it was asked. */
  const read = async (answer?: Answer, isUrgent = false): Promise<[mayAsk: unknown, asked: number]> => {
    table.answer = answer;
    const before = table.asked.length;
    const mayAsk = await pages.read('key', record, isUrgent).catch((error: unknown) => error);
    return [mayAsk, table.asked.length - before];
  };
  return { clock, memory, renewals, table, pages, read, deadlines };
}

const item = (more: Attributes = {}): Attributes => ({
  statedAt: NOON - 1000,
  entries: '[{"number":1}]',
  ...more,
});

describe('the table is looked into', () => {
  test('once a second where nothing is known', async () => {
    const { clock, read } = pagesOf();
    await expect(read()).resolves.toEqual([true, 1]);
    await expect(read()).resolves.toEqual([false, 0]);
    clock.now += 999;
    await expect(read()).resolves.toEqual([false, 0]);
    clock.now += 1;
    await expect(read()).resolves.toEqual([true, 1]);
  });

  test('once in a tenth of the age of what is known', async () => {
    const { clock, read } = pagesOf();
    await read(item({ statedAt: NOON - 30_000 }));
    // Its age grows meanwhile.
    clock.now += 3333;
    await expect(read(item())).resolves.toEqual([false, 0]);
    clock.now += 1;
    await expect(read(item())).resolves.toEqual([true, 1]);
  });

  test('at once where it is urgent, or the clock went back', async () => {
    const { clock, read } = pagesOf();
    await read();
    await expect(read(undefined, true)).resolves.toEqual([true, 1]);
    clock.now -= 1;
    await expect(read()).resolves.toEqual([true, 1]);
  });

  test('as if it were empty while it is away, and not while it is busy', async () => {
    const { read } = pagesOf();
    await expect(read('away')).resolves.toEqual([true, 1]);
    await expect(read()).resolves.toEqual([true, 0]);
    const other = pagesOf();
    await expect(other.read('busy')).resolves.toEqual([false, 1]);
    await expect(other.read()).resolves.toEqual([false, 0]);
  });

  test('and of two thousand pages it is remembered when they were looked up', async () => {
    const { table, pages } = pagesOf();
    for (let page = 0; page <= 2000; page += 1) await pages.read(`key ${page}`, record);
    table.asked = [];
    await pages.read('key 1', record);
    expect(table.asked).toEqual([]);
    await pages.read('key 0', record);
    expect(table.asked).toEqual([['get', 'page 1 key 0']]);
  });
});

describe('what is in it', () => {
  test('is known here as well', async () => {
    const { memory, read } = pagesOf();
    await read(item({ next: 'sealed token' }));
    expect(memory.get('key')).toEqual({
      entries: [{ number: 1 }],
      token: 'token',
      statedAt: NOON - 1000,
      bodies: new Map(),
    });
  });

  test('of a clock that is ahead is of this moment', async () => {
    const { memory, read } = pagesOf();
    await read(item({ statedAt: NOON + 500 }));
    expect(memory.get('key')?.statedAt).toBe(NOON);
  });

  test('with a token that does not open is nothing', async () => {
    const { memory, read } = pagesOf();
    await expect(read(item({ next: 'broken' }))).resolves.toEqual([true, 1]);
    expect(memory.get('key')).toBeUndefined();
  });

  test('takes the place of what is older alone, and that counts as a turn that another took', async () => {
    const { memory, renewals, read } = pagesOf();
    const known = memory.keep('key', aLook([2], { statedAt: NOON - 1000 }));
    await read(item());
    expect(memory.get('key')).toBe(known);
    expect(renewals.renewedElsewhere).not.toHaveBeenCalled();
    await read(item({ statedAt: NOON - 999 }), true);
    expect(memory.get('key')?.entries).toEqual([{ number: 1 }]);
    expect(renewals.renewedElsewhere.mock.calls).toEqual([[NOON - 1000]]);
  });

  test('where nothing was known before is nobody’s turn', async () => {
    const { renewals, read } = pagesOf();
    await read(item());
    expect(renewals.renewedElsewhere).not.toHaveBeenCalled();
  });

  test.each([
    [NOON - 1, true],
    [NOON, false],
    [NOON + 1000, false],
    [NOON + 61_000, false],
    // No clock near ours claims for so long.
    [NOON + 61_001, true],
  ])('and claimed until %i leaves it to this sandbox: %p', async (claimedUntil, isFree) => {
    await expect(pagesOf().read(item({ claimedUntil }))).resolves.toEqual([isFree, 1]);
    const { memory, read } = pagesOf();
    memory.keep('key', aLook([2], { statedAt: NOON - 1000 }));
    await expect(read(item({ claimedUntil }))).resolves.toEqual([isFree, 1]);
  });

  test('claimed anew, though nobody had asked, is a refusal of the budget', async () => {
    const { renewals, read } = pagesOf();
    const claimed = (claimedUntil: number, statedAt = NOON - 1000) =>
      read(item({ statedAt, claimedUntil }), true);
    await read(item());
    await claimed(NOON + 1);
    await claimed(NOON + 1);
    expect(renewals.refused).not.toHaveBeenCalled();
    await claimed(NOON + 2);
    expect(renewals.refused).toHaveBeenCalledTimes(1);
    await claimed(NOON + 3, NOON - 999);
    expect(renewals.refused).toHaveBeenCalledTimes(1);
  });
});

describe('a refusal in it', () => {
  const refused = 'ResourceNotFoundException';

  test('counts as long as a page is fresh, and the page is forgotten', async () => {
    const { clock, memory, read } = pagesOf();
    memory.keep('key', aLook([2], { statedAt: NOON - 2000 }));
    await expect(read(item({ refused }))).resolves.toEqual([expect.objectContaining({ status: 404 }), 1]);
    expect(memory.get('key')).toBeUndefined();
    clock.now = NOON - 1000 + 4999;
    await expect(read(item({ refused }))).resolves.toEqual([expect.objectContaining({ status: 404 }), 1]);
    clock.now += 1;
    await expect(read(item({ refused }))).resolves.toEqual([false, 0]);
  });

  test('that is older than what is known here counts for nothing', async () => {
    const { memory, read } = pagesOf();
    const known = memory.keep('key', aLook([2], { statedAt: NOON - 500 }));
    await expect(read(item({ refused }))).resolves.toEqual([true, 1]);
    expect(memory.get('key')).toBe(known);
  });
});

describe('what AppIntegrations said', () => {
  test('is written unless something newer is there, and goes an hour after nobody can want it', async () => {
    const { table, pages } = pagesOf();
    table.answer = true;
    await pages.keep('key', aLook([1], { statedAt: NOON - 1, token: 'token' }), record);
    expect(table.asked).toEqual([
      [
        'put',
        {
          key: 'name of page 1 key',
          entries: '[{"number":1}]',
          next: 'token 0 shared-page\nkey',
          statedAt: NOON - 1,
          ttl: NOON / 1000 + 900 + 3600,
        },
        ['NOT statedAt BETWEEN :at AND :latest', { ':at': NOON - 1, ':latest': NOON + 60_000 }],
      ],
    ]);
  });

  test('and was written is not looked up for a second; what was not is looked up at once', async () => {
    const { table, pages, read } = pagesOf();
    table.answer = true;
    await pages.keep('key', aLook([1], { statedAt: NOON }), record);
    await expect(read()).resolves.toEqual([false, 0]);
    table.answer = false;
    await pages.keep('key', aLook([1], { statedAt: NOON }), record);
    await expect(read()).resolves.toEqual([true, 1]);
    table.answer = 'away';
    await pages.keep('key', aLook([1], { statedAt: NOON }), record);
    await expect(read()).resolves.toEqual([false, 0]);
  });

  test('waits for a key no longer than for the table', async () => {
    const { pages, read, deadlines } = pagesOf();
    await pages.keep('key', aLook([1], { statedAt: NOON, token: 'token' }), record);
    await read(item({ next: 'sealed token' }));
    expect(deadlines).toEqual([performance.now() + 100, performance.now() + 100]);
  });

  test('that is too large is not', async () => {
    const { table, pages } = pagesOf();
    await pages.keep('key', { ...aLook([]), entries: [{ text: 'x'.repeat(400_000) }] }, record);
    expect(table.asked).toEqual([]);
  });
});

function refusal(askedAt?: number): ApiError {
  const error = documentedError('ResourceNotFoundException', 'upstream-error');
  return Object.assign(error, askedAt !== undefined && { askedAt });
}

describe('what AppIntegrations refused', () => {
  test('is written over what was there', async () => {
    const { table, pages, read } = pagesOf();
    await read(item());
    table.asked = [];
    table.answer = true;
    await pages.refuse('key', refusal(NOON - 500), record);
    expect(table.asked).toEqual([
      [
        'put',
        expect.objectContaining({ refused: 'ResourceNotFoundException', statedAt: NOON - 500 }),
        ['attribute_exists(statedAt) AND NOT statedAt BETWEEN :at AND :latest', expect.anything()],
      ],
    ]);
  });

  test('where nothing was is written nowhere', async () => {
    const { table, pages, read } = pagesOf();
    await read();
    table.asked = [];
    await pages.refuse('key', refusal(), record);
    await pages.refuse('key', documentedError('ServiceUnavailable', 'cursor-key'), record);
    expect(table.asked).toEqual([]);
  });

  test('makes what is older in the table count no more', async () => {
    const { memory, pages, read } = pagesOf();
    await pages.refuse('key', refusal(NOON - 500), record);
    await expect(read(item({ statedAt: NOON - 501 }))).resolves.toEqual([true, 1]);
    expect(memory.get('key')).toBeUndefined();
    await read(item({ statedAt: NOON - 500 }), true);
    expect(memory.get('key')?.entries).toEqual([{ number: 1 }]);
  });
});

describe('a page is claimed', () => {
  test('with a condition that one sandbox alone can meet, for a second', async () => {
    const { table, pages, read } = pagesOf();
    await read(item());
    table.asked = [];
    table.answer = true;
    await expect(pages.claim('key', record)).resolves.toBe(true);
    expect(table.asked).toEqual([
      [
        'update',
        'SET claimedUntil = :until',
        [
          'statedAt = :seen AND NOT claimedUntil BETWEEN :now AND :latest',
          { ':seen': NOON - 1000, ':now': NOON, ':until': NOON + 1000, ':latest': NOON + 61_000 },
        ],
      ],
    ]);
  });

  test.each([
    [true, true],
    [false, false],
    ['away', true],
    ['busy', false],
  ] as const)('where the table says %p: %p', async (answer, isClaimed) => {
    const { table, pages, read } = pagesOf();
    await read(item());
    table.answer = answer;
    await expect(pages.claim('key', record)).resolves.toBe(isClaimed);
  });

  test('without asking where the table has nothing', async () => {
    const { table, pages, read } = pagesOf();
    await read();
    table.asked = [];
    await expect(pages.claim('key', record)).resolves.toBe(true);
    expect(table.asked).toEqual([]);
  });
});
