import { describe, expect, test } from '@jest/globals';

import { ApiError, documentedError } from '../../../lambda/api-error.ts';
import type { Reason } from '../../../lambda/api-error.ts';
import {
  nothingNewer,
  pageAttributes,
  readItem,
  refusalAttributes,
  toRefusal,
} from '../../../lambda/pages/shared-item.ts';
import { aLook } from './a-look.ts';

const NOON = Date.UTC(2026, 0, 7, 12);

describe('a page is shared', () => {
  test('with what it lists and, where it goes on, its sealed token', () => {
    expect(pageAttributes(aLook([1]), 'sealed')).toEqual({ entries: '[{"number":1}]', next: 'sealed' });
    expect(pageAttributes(aLook([1]), '')).toEqual({ entries: '[{"number":1}]' });
  });

  test.each([
    ['x', 380_000 - 10 - 6, true],
    ['x', 380_000 - 10 - 6 + 1, false],
    // DynamoDB counts bytes, not characters.
    ['é', (380_000 - 10 - 6) / 2, true],
    ['é', (380_000 - 10 - 6) / 2 + 1, false],
  ])('as long as it fits: %s, %i times: %p', (character, times, fits) => {
    const look = { ...aLook([]), entries: [{ a: character.repeat(times) }] };
    expect(pageAttributes(look, 'sealed') !== undefined).toBe(fits);
  });
});

function refusal(status: number, code: string, reason: Reason) {
  return refusalAttributes(new ApiError({ code, status, message: '', reason }));
}

describe('a refusal', () => {
  test.each([
    [400, 'InvalidRequestException', 'upstream-error', 'InvalidRequestException'],
    [409, 'ErrorOfTomorrow', 'upstream-error', 'InvalidRequestException'],
    [499, 'ErrorOfTomorrow', 'upstream-error', 'InvalidRequestException'],
    [403, 'AccessDeniedException', 'upstream-denied', 'AccessDeniedException'],
    [403, 'ErrorOfTomorrow', 'upstream-error', 'AccessDeniedException'],
    [400, 'OptInRequired', 'upstream-denied', 'AccessDeniedException'],
    [404, 'ResourceNotFoundException', 'upstream-error', 'ResourceNotFoundException'],
  ] as const)('of %i %s (%s) is for all: %s', (status, code, reason, refused) => {
    expect(refusal(status, code, reason)).toEqual({ refused });
  });

  test.each([
    [401, 'ErrorOfTomorrow', 'upstream-denied'],
    [403, 'ExpiredTokenException', 'upstream-denied'],
    [500, 'InternalServiceError', 'bug'],
    [503, 'ServiceUnavailable', 'cursor-key'],
  ] as const)('of %i %s (%s) is for this sandbox alone', (status, code, reason) => {
    expect(refusal(status, code, reason)).toBeUndefined();
  });

  test.each([
    ['AccessDeniedException', 403, 'upstream-denied'],
    ['InvalidRequestException', 400, 'upstream-error'],
    ['ResourceNotFoundException', 404, 'upstream-error'],
  ] as const)('%s is answered as the one who was refused was', (refused, status, reason) => {
    expect(toRefusal(refused)).toMatchObject({ code: refused, status, reason });
    expect(toRefusal(refused).message).toBe(documentedError(refused, reason).message);
  });
});

describe('an item', () => {
  const page = { statedAt: NOON, entries: '[{"a":1}]', next: 'sealed' };
  const read = (item: Record<string, string | number>) => readItem(item, NOON);

  test('of a page is that page, whether it goes on or not', () => {
    const entries = [{ a: 1 }];
    expect(read(page)).toEqual({ statedAt: NOON, entries, sealedToken: 'sealed' });
    expect(read({ statedAt: 0, entries: '[]' })).toEqual({ statedAt: 0, entries: [], sealedToken: '' });
  });

  test('of a refusal is that refusal, whatever else is in it', () => {
    expect(read({ ...page, refused: 'ResourceNotFoundException' })).toEqual({
      statedAt: NOON,
      refused: 'ResourceNotFoundException',
    });
  });

  test('may be of a clock that is a minute ahead, and no farther', () => {
    expect(read({ ...page, statedAt: NOON + 60_000 })).toHaveProperty('statedAt', NOON + 60_000);
    expect(read({ ...page, statedAt: NOON + 60_001 })).toBeUndefined();
  });

  test.each([
    { entries: '[]' },
    { ...page, statedAt: '1' },
    { ...page, statedAt: -1 },
    { ...page, statedAt: Number.NaN },
    { ...page, entries: 1 },
    { ...page, entries: '' },
    { ...page, entries: '{}' },
    { ...page, entries: '[1]' },
    { ...page, entries: '[{},null]' },
    { ...page, next: 1 },
    { statedAt: NOON, refused: 'toString' },
    { statedAt: NOON, refused: 'ServiceUnavailable' },
  ])('that is no item of ours, %j, says nothing', (item) => {
    expect(read(item as Record<string, string | number>)).toBeUndefined();
  });
});

test('nothing is newer than what is stated, up to a minute from now', () => {
  const [expression] = nothingNewer(0, NOON);
  expect(expression).toBe('NOT statedAt BETWEEN :at AND :latest');
  expect(nothingNewer(NOON - 5, NOON)[1]).toEqual({ ':at': NOON - 5, ':latest': NOON + 60_000 });
  expect(nothingNewer(NOON + 90_000, NOON)[1]).toEqual({ ':at': NOON + 90_000, ':latest': NOON + 90_000 });
});
