import { describe, expect, test } from '@jest/globals';

import { AssociationsError } from '../../../client/index.ts';
import type { ErrorDetails } from '../../../client/index.ts';
import {
  afterAnswer,
  afterFailure,
  doneIn,
  FIRST_ROUND,
  isPassing,
  nextAsk,
  restLeft,
  startOver,
} from '../../../web/overview/round.ts';
import type { Entry, Round } from '../../../web/overview/round.ts';

const NOON = Date.UTC(2026, 0, 7, 12);
const failure = (details: Partial<ErrorDetails>) => new AssociationsError('No.', { code: 'X', ...details });
const throttled = failure({ status: 429 });
const denied = failure({ status: 403 });

/** Data integrations of these names, in order; in capitals those that have been answered for. */
const entries = (names: string): Entry[] =>
  Array.from(names, (name) => ({ identifier: name.toLowerCase(), isKnown: name === name.toUpperCase() }));
const next = (names: string, round: Round) => nextAsk(entries(names), round)?.identifier;

describe('whom to ask next', () => {
  test('the first that has not been asked, in the order of the list, until all have been', () => {
    expect(next('abc', FIRST_ROUND)).toBe('a');
    expect(next('AbC', FIRST_ROUND)).toBe('b');
    expect(next('ABC', FIRST_ROUND)).toBeUndefined();
    expect(next('', FIRST_ROUND)).toBeUndefined();
  });

  test('after a failure that passes, all others first, then the one that failed longest ago, three times at most', () => {
    let round = afterFailure(FIRST_ROUND, 'a', throttled, NOON);
    expect(next('abc', round)).toBe('b');
    round = afterFailure(round, 'b', throttled, NOON + 1);
    expect(next('abC', round)).toBe('a');
    round = afterFailure(round, 'a', throttled, NOON + 2);
    expect(next('abC', round)).toBe('b');
    round = afterFailure(round, 'a', throttled, NOON + 3);
    round = afterAnswer(round, 'b');
    expect(next('aBC', round)).toBeUndefined();
  });

  test('what is refused is not asked for again by itself', () => {
    expect(next('a', afterFailure(FIRST_ROUND, 'a', denied, NOON))).toBeUndefined();
    expect(next('a', afterFailure(FIRST_ROUND, 'a', new Error('A bug.'), NOON))).toBeUndefined();
  });

  test('in a new round all, whatever is known, and also what was given up', () => {
    let round = startOver(afterFailure(FIRST_ROUND, 'b', denied, NOON));
    expect(next('AbC', round)).toBe('a');
    expect(doneIn(entries('AbC'), round)).toBe(0);
    for (const name of 'abc') {
      expect(next('ABC', round)).toBe(name);
      round = afterAnswer(round, name);
    }
    expect(next('ABC', round)).toBeUndefined();
    expect(next('ABCd', round)).toBe('d');
    expect(next('ABC', startOver(round))).toBe('a');
  });
});

test.each([
  [429, true],
  [500, true],
  [503, true],
  [undefined, true],
  [400, false],
  [401, false],
  [403, false],
  [404, false],
])('a failure of status %s passes: %p', (status, passes) => {
  expect(isPassing(failure({ status }))).toBe(passes);
});

const restAfter = (misses: number, error: unknown) => {
  let round = FIRST_ROUND;
  for (let miss = 0; miss < misses; miss += 1) round = afterFailure(round, `${miss}`, error, NOON);
  return restLeft(round.rest, NOON);
};

describe('after a failure nobody is asked', () => {
  test('for longer each time in a row, up to a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 20].map((misses) => restAfter(misses, throttled))).toEqual([
      2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000,
    ]);
  });

  test('for as long as the API asks', () => {
    expect(restAfter(1, failure({ status: 429, retryAfter: 1 }))).toBe(2000);
    expect(restAfter(1, failure({ status: 503, retryAfter: 900 }))).toBe(900_000);
  });

  test.each([2_147_484, 99_999_999, 999_999_999])(
    'for a day at most: a wait of %d seconds would be none at all to a timer',
    (retryAfter) => {
      expect(restAfter(1, failure({ status: 429, retryAfter }))).toBe(86_400_000);
    },
  );

  test('not at all where this one alone is refused; and an answer ends the count', () => {
    expect(afterFailure(FIRST_ROUND, 'a', denied, NOON).rest).toBeUndefined();
    const round = afterAnswer(afterFailure(FIRST_ROUND, 'a', throttled, NOON), 'b');
    expect(round.rest).toBeUndefined();
    expect(restLeft(afterFailure(round, 'c', throttled, NOON).rest, NOON)).toBe(2000);
  });

  test('in a new round either, where the API asked for a rest, and it is still known why', () => {
    const error = failure({ status: 429, retryAfter: 60 });
    const { rest } = startOver(afterFailure(FIRST_ROUND, 'a', error, NOON));
    expect(restLeft(rest, NOON + 1000)).toBe(59_000);
    expect(rest?.error).toBe(error);
  });

  test('for no longer than that where the clock is put back', () => {
    const { rest } = afterFailure(FIRST_ROUND, 'a', throttled, NOON);
    expect([NOON - 3_600_000, NOON + 500, NOON + 3_600_000].map((now) => restLeft(rest, now))).toEqual([
      2000, 1500, 0,
    ]);
    expect(restLeft(undefined, NOON)).toBe(0);
  });
});

test('how far it is: those that have been asked, in vain or not', () => {
  const round = afterFailure(afterFailure(FIRST_ROUND, 'b', denied, NOON), 'd', throttled, NOON);
  expect(doneIn(entries('Abcd'), round)).toBe(2);
});
