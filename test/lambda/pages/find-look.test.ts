import { describe, expect, jest, test } from '@jest/globals';

import { ApiError, documentedError } from '../../../lambda/api-error.ts';
import type { Economy } from '../../../lambda/pages/economy.ts';
import { createFindLook } from '../../../lambda/pages/find-look.ts';
import type { AskNow } from '../../../lambda/pages/find-look.ts';
import type { Look } from '../../../lambda/pages/look.ts';
import { createMemory } from '../../../lambda/pages/memory.ts';
import { createShare } from '../../../lambda/pages/share-loads.ts';
import type { RequestRecord } from '../../../lambda/request-record.ts';
import { stopClock } from '../../stopped-clock.ts';
import { aLook } from './a-look.ts';

stopClock();

const NOON = Date.UTC(2026, 0, 7, 12);
const FRESH_MS = 5000;
const STALE_MS = 900_000;

const budgetUsedUp = documentedError('ThrottlingException', 'upstream-budget');
const unreachable = documentedError('ServiceUnavailable', 'upstream-unreachable');

interface Setup {
  keepsPages?: boolean;
  /** Whether there is a table of all sandboxes. */
  shares?: boolean;
  random?: number;
  /** The age of the page that is in memory, if there is one. */
  ageMs?: number;
}

/** What finds a page, among parts of an economy that can be told what to say. */
function finderOf({ keepsPages = true, shares = false, random = 0, ageMs }: Setup = {}) {
  const memory = createMemory({ now: () => NOON });
  const known = ageMs === undefined ? undefined : memory.keep('key', aLook([1], { statedAt: NOON - ageMs }));
  const sharedPages = {
    read: jest.fn(async (): Promise<boolean> => true),
    claim: jest.fn(async (): Promise<boolean> => true),
    keep: jest.fn(async () => undefined),
    refuse: jest.fn(async () => undefined),
  };
  const patience = { check: jest.fn(), refused: jest.fn(), succeeded: jest.fn() };
  const failures = { recall: jest.fn(), note: jest.fn(), forget: jest.fn() };
  const renewals = {
    isDue: jest.fn(() => true),
    waits: jest.fn(),
    refused: jest.fn(),
    renewed: jest.fn(),
    renewedElsewhere: jest.fn(),
  };
  const budget = jest.fn(() => 0);
  const pause = jest.fn(async () => undefined);
  const find = createFindLook({
    keepsPages,
    freshMs: FRESH_MS,
    staleMs: STALE_MS,
    memory,
    sharedPages: shares ? sharedPages : undefined,
    failures,
    patience,
    renewals,
    share: createShare(),
    budget,
    now: () => NOON,
    random: () => random,
    pause,
  } as unknown as Economy);
  const asked = aLook([2], { statedAt: NOON });
  const askNow = jest.fn<AskNow>(async () => asked);
  const record: RequestRecord = { requestId: '', status: 0, cursor: 'absent', ms: 0 };
  const get = (deadline = performance.now() + 8000, own = record) => find('key', askNow, deadline, own);
  const parts = { memory, sharedPages, patience, failures, renewals, budget, pause };
  return { ...parts, known: known as Look, asked, askNow, record, get };
}

describe('where nothing is kept', () => {
  test('each request is asked as it is', async () => {
    const { asked, askNow, get } = finderOf({ keepsPages: false, ageMs: 0 });
    await expect(get()).resolves.toEqual({ look: asked, state: 'off', forwarded: 'request' });
    expect(askNow.mock.calls).toEqual([[false]]);
  });

  test('and the log says so of a failure as well', async () => {
    const { askNow, record, get } = finderOf({ keepsPages: false });
    askNow.mockRejectedValue(unreachable);
    await expect(get()).rejects.toBe(unreachable);
    expect(record.cache).toBe('off');
  });
});

describe('a page in memory', () => {
  test('is answered as long as it is fresh', async () => {
    const { known, askNow, get } = finderOf({ ageMs: FRESH_MS - 1 });
    await expect(get()).resolves.toEqual({ look: known, state: 'hit' });
    expect(askNow).not.toHaveBeenCalled();
  });

  test('is asked for again when it is due', async () => {
    const { known, asked, askNow, failures, patience, renewals, get } = finderOf({ ageMs: FRESH_MS });
    await expect(get()).resolves.toEqual({ look: asked, state: 'miss', forwarded: 'stale' });
    expect(askNow.mock.calls).toEqual([[true]]);
    expect(renewals.renewed.mock.calls).toEqual([[known.statedAt]]);
    expect(failures.forget.mock.calls).toEqual([['key']]);
    expect(patience.check).toHaveBeenCalledTimes(1);
    expect(patience.succeeded).toHaveBeenCalledTimes(1);
  });

  test('is answered as it is when it is not its turn', async () => {
    const { known, askNow, renewals, get } = finderOf({ ageMs: FRESH_MS });
    renewals.isDue.mockReturnValue(false);
    await expect(get()).resolves.toEqual({ look: known, state: 'stale', why: 'not-due' });
    expect(askNow).not.toHaveBeenCalled();
    expect(renewals.isDue.mock.calls).toEqual([[known.statedAt]]);
  });
});

test('a page that nobody knows is asked for', async () => {
  const { asked, askNow, memory, renewals, get } = finderOf();
  await expect(get()).resolves.toEqual({ look: asked, state: 'miss', forwarded: 'miss' });
  expect(askNow.mock.calls).toEqual([[false]]);
  expect(memory.get('key')).toBe(asked);
  expect(renewals.renewed).not.toHaveBeenCalled();
});

describe('several at the same time', () => {
  test('are one, and the log says which one asked', async () => {
    const { asked, askNow, record, get } = finderOf();
    const other = { ...record };
    const both = await Promise.all([get(undefined, record), get(undefined, other)]);
    expect(both.map(({ state }) => state)).toEqual(['miss', 'shared']);
    expect(both.map(({ look }) => look)).toEqual([asked, asked]);
    expect(askNow).toHaveBeenCalledTimes(1);
    expect([record.cache, other.cache]).toEqual(['miss', 'shared']);
  });

  test('fail together, each with its word in the log', async () => {
    const { askNow, record, get } = finderOf();
    const other = { ...record };
    askNow.mockRejectedValue(unreachable);
    const both = await Promise.allSettled([get(undefined, record), get(undefined, other)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect([record.cache, other.cache]).toEqual(['miss', 'shared']);
  });

  test('get the same earlier page, and that is no new one', async () => {
    const { known, askNow, record, get } = finderOf({ ageMs: FRESH_MS });
    askNow.mockRejectedValue(unreachable);
    const both = await Promise.all([get(), get(undefined, { ...record })]);
    expect(both).toMatchObject([{ state: 'stale' }, { state: 'stale' }]);
    expect(both[1]?.look).toBe(known);
  });
});

describe('where AppIntegrations cannot be asked, or does not answer', () => {
  test.each([
    [STALE_MS - 1, true],
    [STALE_MS, false],
  ])('a page of an age of %i ms stands in: %p', async (ageMs, standsIn) => {
    const { known, askNow, record, get } = finderOf({ ageMs });
    record.upstream = { attempts: 2, ms: 5, status: 500 };
    askNow.mockRejectedValue(unreachable);
    const found = get();
    await (standsIn
      ? expect(found).resolves.toEqual({
          look: known,
          state: 'stale',
          why: 'upstream-unreachable',
          forwarded: 'stale',
          status: 500,
        })
      : expect(found).rejects.toBe(unreachable));
  });

  test('but not where AppIntegrations refused the page', async () => {
    const { askNow, memory, get } = finderOf({ ageMs: FRESH_MS });
    const missing = documentedError('ResourceNotFoundException', 'upstream-error');
    askNow.mockRejectedValue(missing);
    await expect(get()).rejects.toBe(missing);
    expect(memory.get('key')).toBeUndefined();
  });

  test.each([
    [429, true],
    [499, true],
    [500, false],
    [503, false],
  ])('and was refused (%i), the page waits for its turn: %p', async (status, waits) => {
    const { known, budget, patience, renewals, get } = finderOf({ ageMs: FRESH_MS });
    patience.check.mockImplementation(() => {
      throw new ApiError({ code: 'Code', status, message: '', reason: 'upstream-throttled' });
    });
    await expect(get()).resolves.toEqual({ look: known, state: 'stale', why: 'upstream-throttled' });
    expect(renewals.waits.mock.calls).toEqual(waits ? [[known.statedAt]] : []);
    expect(budget).not.toHaveBeenCalled();
  });

  test.each([
    [1, 1],
    [1000, 1],
    [1001, 2],
    [2002, 3],
  ])('a budget that has a unit in %i ms is told as %i s', async (wait, retryAfterSeconds) => {
    const { budget, renewals, get } = finderOf();
    budget.mockReturnValue(wait);
    await expect(get()).rejects.toMatchObject({ reason: 'upstream-budget', retryAfterSeconds });
    // Made-up pages must not raise the age of those that are known.
    expect(renewals.refused).not.toHaveBeenCalled();
  });

  test('a known page that gets no unit makes all wait longer for their turn', async () => {
    const { budget, renewals, get } = finderOf({ ageMs: FRESH_MS });
    budget.mockReturnValue(1);
    await expect(get()).resolves.toMatchObject({ state: 'stale', why: 'upstream-budget' });
    expect(renewals.refused).toHaveBeenCalledTimes(1);
  });

  test.each([
    [undefined, 0],
    [FRESH_MS, 1],
  ])('being throttled over a page of an age of %p counts %i times', async (ageMs, times) => {
    const { askNow, failures, patience, renewals, get } = finderOf(ageMs === undefined ? {} : { ageMs });
    const throttled = documentedError('ThrottlingException', 'upstream-throttled');
    askNow.mockRejectedValue(throttled);
    await get().catch(() => undefined);
    expect(patience.refused.mock.calls).toEqual([[throttled]]);
    expect(renewals.refused).toHaveBeenCalledTimes(times);
    expect(failures.note).not.toHaveBeenCalled();
  });
});

describe('with a table of all sandboxes', () => {
  test('a page that it has, and that is fresh, is answered', async () => {
    const { known, askNow, sharedPages, memory, get, record } = finderOf({ shares: true });
    let fresh = known;
    sharedPages.read.mockImplementation(async () => {
      fresh = memory.keep('key', aLook([3], { statedAt: NOON - FRESH_MS + 1 }));
      return true;
    });
    await expect(get()).resolves.toEqual({ look: fresh, state: 'table' });
    expect(askNow).not.toHaveBeenCalled();
    expect(sharedPages.read.mock.calls).toEqual([['key', record]]);
  });

  test('one that is not fresh any more is claimed, and asked for', async () => {
    const { asked, sharedPages, patience, record, get } = finderOf({ shares: true, ageMs: FRESH_MS });
    await expect(get()).resolves.toEqual({ look: asked, state: 'miss', forwarded: 'stale' });
    expect(sharedPages.claim.mock.calls).toEqual([['key', record]]);
    expect(sharedPages.keep.mock.calls).toEqual([['key', asked, record]]);
    // Once more after the table took its time.
    expect(patience.check).toHaveBeenCalledTimes(2);
  });

  test.each(['it may not be asked for', 'it is not its turn', 'another sandbox has claimed it'])(
    'one is answered as it is when %s',
    async (why) => {
      const { known, askNow, sharedPages, renewals, get } = finderOf({ shares: true, ageMs: FRESH_MS });
      if (why === 'it may not be asked for') sharedPages.read.mockResolvedValue(false);
      if (why === 'it is not its turn') renewals.isDue.mockReturnValue(false);
      if (why === 'another sandbox has claimed it') sharedPages.claim.mockResolvedValue(false);
      await expect(get()).resolves.toEqual({ look: known, state: 'stale', why: 'not-due' });
      expect(askNow).not.toHaveBeenCalled();
      expect(sharedPages.claim).toHaveBeenCalledTimes(why === 'another sandbox has claimed it' ? 1 : 0);
    },
  );

  test('one that may not be answered any more is asked for, whatever others do', async () => {
    const { asked, sharedPages, renewals, get } = finderOf({ shares: true, ageMs: STALE_MS });
    sharedPages.read.mockResolvedValue(false);
    sharedPages.claim.mockResolvedValue(false);
    renewals.isDue.mockReturnValue(false);
    await expect(get()).resolves.toEqual({ look: asked, state: 'miss', forwarded: 'stale' });
    expect(sharedPages.claim).not.toHaveBeenCalled();
  });

  test('a refusal of AppIntegrations is for all', async () => {
    const { askNow, sharedPages, record, get } = finderOf({ shares: true });
    const missing = documentedError('ResourceNotFoundException', 'upstream-error');
    askNow.mockRejectedValue(missing);
    await expect(get()).rejects.toBe(missing);
    expect(sharedPages.refuse.mock.calls).toEqual([['key', missing, record]]);
  });

  test.each([
    [0, 300],
    [0.5, 225],
    [1, 150],
  ])(
    'a page that got no unit is looked for once more, after a while (drawn: %d): %i ms',
    async (random, pauseMs) => {
      const { sharedPages, budget, memory, pause, record, get } = finderOf({ shares: true, random });
      budget.mockReturnValue(1);
      sharedPages.read.mockImplementation(async (...[, , isUrgent]: unknown[]) => {
        if (isUrgent === true) memory.keep('key', aLook([3], { statedAt: NOON }));
        return true;
      });
      await expect(get()).resolves.toMatchObject({ state: 'table', look: { entries: [{ number: 3 }] } });
      expect(pause.mock.calls).toEqual([[pauseMs]]);
      expect(sharedPages.read.mock.calls.at(-1)).toEqual(['key', record, true]);
    },
  );

  test.each([
    [300, 0],
    [301, 1],
  ])('but only where there is time for it: %i ms', async (leftMs, pauses) => {
    const { budget, pause, get } = finderOf({ shares: true });
    budget.mockReturnValue(1);
    await expect(get(performance.now() + leftMs)).rejects.toMatchObject({ reason: 'upstream-budget' });
    expect(pause).toHaveBeenCalledTimes(pauses);
  });

  test('nor where the page is known, or something else stood in its way', async () => {
    const known = finderOf({ shares: true, ageMs: FRESH_MS });
    known.budget.mockReturnValue(1);
    await known.get();
    const throttled = finderOf({ shares: true });
    throttled.patience.check.mockImplementation(() => {
      throw documentedError('ThrottlingException', 'upstream-throttled');
    });
    await throttled.get().catch(() => undefined);
    const alone = finderOf();
    alone.budget.mockReturnValue(1);
    await expect(alone.get()).rejects.toMatchObject({ reason: budgetUsedUp.reason });
    for (const { pause } of [known, throttled, alone]) expect(pause).not.toHaveBeenCalled();
  });
});
