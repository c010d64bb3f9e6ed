import { describe, expect, test } from '@jest/globals';

import { ApiError, documentedError } from '../../../lambda/api-error.ts';
import { createPatience } from '../../../lambda/upstream/patience.ts';

const throttled = documentedError('ThrottlingException', 'upstream-throttled');
const told = (retryAfterSeconds: number) =>
  new ApiError({
    code: 'ThrottlingException',
    status: 429,
    message: '',
    reason: 'upstream-throttled',
    retryAfterSeconds,
  });

function patienceAt(random = 0) {
  const clock = { now: 0 };
  const patience = createPatience({ now: () => clock.now, random: () => random });
  const refusal = (): unknown => {
    try {
      patience.check();
      return undefined;
    } catch (error) {
      return error;
    }
  };
  /** How long nobody may ask, in milliseconds; time goes on. */
  const lasts = (): number => {
    const start = clock.now;
    while (refusal() !== undefined) clock.now += 10;
    return clock.now - start;
  };
  return { clock, patience, refusal, lasts };
}

test('before any refusal nobody waits', () => {
  expect(patienceAt().refusal()).toBeUndefined();
});

describe('after a refusal', () => {
  test('whoever asks is told what is left of the wait', () => {
    const { clock, patience, refusal } = patienceAt();
    patience.refused(told(7));
    expect(refusal()).toMatchObject({
      status: 429,
      code: 'ThrottlingException',
      reason: 'upstream-throttled',
      retryAfterSeconds: 7,
    });
    clock.now = 2500;
    expect(refusal()).toMatchObject({ retryAfterSeconds: 5 });
    clock.now = 6999;
    expect(refusal()).toMatchObject({ retryAfterSeconds: 1 });
    clock.now = 7000;
    expect(refusal()).toBeUndefined();
  });

  test('the wait is a second, then twice as long, a minute at the most, and a second again after a success', () => {
    const { patience, lasts } = patienceAt();
    const waits = Array.from({ length: 9 }, () => {
      patience.refused(throttled);
      return lasts() / 1000;
    });
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    patience.succeeded();
    patience.refused(throttled);
    expect(lasts()).toBe(1000);
  });

  test('part of the wait is left to chance, half at the most', () => {
    const { patience, lasts } = patienceAt(0.999);
    const waits = Array.from({ length: 3 }, () => {
      patience.refused(throttled);
      return lasts() / 1000;
    });
    for (const [index, usual] of [1, 2, 4].entries()) {
      expect(waits[index]).toBeGreaterThanOrEqual(usual / 2);
      expect(waits[index]).toBeLessThan(usual * 0.6);
    }
  });

  test('what AWS says counts, however short, and changes nothing for the next', () => {
    const { patience, lasts } = patienceAt();
    for (const seconds of [3, 1, 900]) {
      patience.refused(told(seconds));
      expect(lasts()).toBe(seconds * 1000);
    }
    patience.refused(throttled);
    expect(lasts()).toBe(1000);
  });

  test('refusals of others who had asked before do not add up', () => {
    const { patience, lasts } = patienceAt();
    for (let time = 0; time < 10; time += 1) patience.refused(throttled);
    expect(lasts()).toBe(1000);
    for (const seconds of [3, 7, 2]) patience.refused(told(seconds));
    expect(lasts()).toBe(7000);
    patience.refused(throttled);
    expect(lasts()).toBe(2000);
  });

  test('a success of one who had asked before does not end the wait', () => {
    const { patience, lasts } = patienceAt();
    patience.refused(throttled);
    patience.succeeded();
    expect(lasts()).toBe(1000);
  });

  test('a clock that goes back never makes the wait longer', () => {
    const { clock, patience, lasts } = patienceAt();
    clock.now = 3_600_000;
    patience.refused(told(7));
    clock.now = 0;
    expect(lasts()).toBe(7000);
  });
});

test('whoever comes in its last millisecond is not told to come back at once', () => {
  const looks = [0, 0, 0, 999];
  const patience = createPatience({ now: () => looks.shift() ?? 1000, random: () => 0 });
  patience.refused(documentedError('ThrottlingException', 'upstream-throttled'));
  expect(() => patience.check()).toThrow(expect.objectContaining({ retryAfterSeconds: 1 }));
});

test('the wait grows to exactly a minute', () => {
  const { clock, patience, refusal } = patienceAt();
  for (let time = 0; time < 8; time += 1) {
    patience.refused(throttled);
    while (refusal() !== undefined) clock.now += 1000;
  }
  patience.refused(throttled);
  clock.now += 59_999;
  expect(refusal()).toBeDefined();
  clock.now += 1;
  expect(refusal()).toBeUndefined();
});

test('what is left is told in whole seconds, never too few', () => {
  const { clock, patience, refusal } = patienceAt();
  patience.refused(told(5));
  clock.now += 3999;
  expect(refusal()).toMatchObject({ retryAfterSeconds: 2 });
  clock.now += 1;
  expect(refusal()).toMatchObject({ retryAfterSeconds: 1 });
});

test('a refusal within the last millisecond of a wait does not make it longer', () => {
  const { clock, patience, refusal } = patienceAt();
  patience.refused(throttled);
  clock.now += 999;
  patience.refused(throttled);
  clock.now += 1;
  expect(refusal()).toBeUndefined();
});
