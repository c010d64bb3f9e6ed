import { createHmac } from 'node:crypto';

import { describe, expect, jest, test } from '@jest/globals';

import { TableError } from '../../../lambda/aws/dynamodb.ts';
import type { Table } from '../../../lambda/aws/dynamodb.ts';
import type { KeyDerivation } from '../../../lambda/cursors/cursor-keys.ts';
import { createSharedTable } from '../../../lambda/pages/shared-table.ts';
import type { RequestRecord } from '../../../lambda/request-record.ts';
import { stopClock } from '../../stopped-clock.ts';

stopClock();

const NOON = Date.UTC(2026, 0, 7, 12);
const key = Buffer.alloc(32, 7);
const aRecord = (): RequestRecord => ({ requestId: 'test', status: 0, cursor: 'absent', ms: 0 });

function tableOf({ derive = async () => key, drawn = 0 }: { derive?: KeyDerivation; drawn?: number } = {}) {
  const clock = { now: NOON };
  const derived = jest.fn(derive);
  const shared = createSharedTable({
    table: {} as Table,
    derive: derived,
    endpoint: 'https://aws.example/',
    timeoutMs: 100,
    now: () => clock.now,
    random: () => drawn,
  });
  const use = (ask: () => Promise<unknown>, record = aRecord()) => shared.use('item', record, ask);
  return { clock, shared, use, derived };
}

const fine = async (): Promise<string> => 'fine';
const fails = (error: unknown = new Error('test')) =>
  jest.fn(async () => {
    throw error;
  });

test('an item is named by a keyed digest of what it is about, and the key is derived once', async () => {
  const { shared, derived } = tableOf();
  const named = await shared.use('item', aRecord(), async (_table, name) => name);
  const text = JSON.stringify(['https://aws.example/', 'item']);
  expect(named).toBe(createHmac('sha256', key).update(text).digest('base64url'));
  await shared.use('other', aRecord(), fine);
  expect(derived.mock.calls).toEqual([['appintegrations-bff/shared-pages', performance.now() + 5000]]);
});

describe('where the table fails', () => {
  test('it is left alone, a second at first, then twice as long each time, a minute at the most', async () => {
    const { clock, use } = tableOf();
    for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
      const asked = fails();
      await expect(use(asked)).resolves.toBe('away');
      expect(asked).toHaveBeenCalledTimes(1);
      clock.now += seconds * 1000 - 1;
      await expect(use(fine)).resolves.toBe('away');
      clock.now += 1;
    }
  });

  test('it is left alone for half of that at the least, so that sandboxes come back one by one', async () => {
    const { clock, use } = tableOf({ drawn: 0.999_999 });
    await use(fails());
    clock.now += 499;
    await expect(use(fine)).resolves.toBe('away');
    clock.now += 2;
    await expect(use(fine)).resolves.toBe('fine');
  });

  test('and then answers, the next failure is the first again', async () => {
    const { clock, use } = tableOf();
    for (const seconds of [1, 2]) {
      await use(fails());
      clock.now += seconds * 1000;
    }
    await expect(use(fine)).resolves.toBe('fine');
    await use(fails());
    clock.now += 1000;
    await expect(use(fine)).resolves.toBe('fine');
  });

  test('the request says so, and those that meet the pause say nothing', async () => {
    const { use } = tableOf();
    const [first, second] = [aRecord(), aRecord()];
    await use(fails(new TableError('InternalServerError', 500)), first);
    await use(fine, second);
    expect(first.table).toBe('TableError: DynamoDB answered 500, InternalServerError.');
    expect(second.table).toBeUndefined();
  });

  test('several at the same time are one failure', async () => {
    const { clock, use } = tableOf();
    await expect(Promise.all([use(fails()), use(fails()), use(fails())])).resolves.toEqual([
      'away',
      'away',
      'away',
    ]);
    clock.now += 1000;
    await expect(use(fine)).resolves.toBe('fine');
  });

  test('a clock that goes back makes no pause longer', async () => {
    const { clock, use } = tableOf();
    await use(fails());
    clock.now -= 3_600_000;
    await expect(use(fine)).resolves.toBe('away');
    clock.now += 1000;
    await expect(use(fine)).resolves.toBe('fine');
  });
});

test('where too much is asked of it, it is asked again at once', async () => {
  const { use } = tableOf();
  const record = aRecord();
  await expect(use(fails(new TableError('ThrottlingException', 400)), record)).resolves.toBe('busy');
  expect(record.table).toBeUndefined();
  await expect(use(fine)).resolves.toBe('fine');
});

describe('the key', () => {
  test('that does not come in time leaves the table alone, and is there for the next', async () => {
    const { promise, resolve } = Promise.withResolvers<Buffer>();
    const { clock, use, derived } = tableOf({ derive: () => promise });
    const record = aRecord();
    const used = use(fine, record);
    await Promise.resolve();
    jest.advanceTimersByTime(99);
    expect(record.table).toBeUndefined();
    jest.advanceTimersByTime(1);
    await expect(used).resolves.toBe('away');
    expect(record.table).toBe('Error: No key for names within 100 ms.');
    resolve(key);
    clock.now += 1000;
    await expect(use(fine)).resolves.toBe('fine');
    expect(derived).toHaveBeenCalledTimes(1);
  });

  test('that cannot be had is asked for again', async () => {
    let times = 0;
    const { clock, use, derived } = tableOf({
      derive: async () => {
        times += 1;
        if (times === 1) throw new Error('no key');
        return key;
      },
    });
    await expect(use(fine)).resolves.toBe('away');
    clock.now += 1000;
    await expect(use(fine)).resolves.toBe('fine');
    expect(derived).toHaveBeenCalledTimes(2);
  });

  test('leaves no timer behind', async () => {
    const { use } = tableOf();
    await use(fine);
    expect(jest.getTimerCount()).toBe(0);
  });
});
