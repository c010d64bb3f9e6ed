import { describe, expect, test } from '@jest/globals';

import { ApiError } from '../../../lambda/api-error.ts';
import { failures, integrations, runs } from './appintegrations.ts';
import type { Answers } from './appintegrations.ts';
import { abc, look, QUARTER_MS } from './look-once.ts';
import { steppedWatch } from './stepped-watch.ts';

describe('throttling', () => {
  test('nothing is asked for as long as AppIntegrations says', async () => {
    let left = 1;
    const { calls, summary } = await look(
      abc((identifier) => (identifier === 'a' && left-- > 0 ? failures.throttled(7) : undefined)),
    );
    expect(calls.map(({ identifier, at }) => [identifier, at])).toEqual([
      ['', 0],
      ['a', 1000],
      // At 1100 it said seven seconds.
      ['b', 8100],
      ['c', 9100],
      ['a', 10_100],
    ]);
    expect(summary).toMatchObject({ walk: 'finished', failedRuns: 1, calls: 5 });
  });

  test('for ever: the waits get longer, and it ends in time, and not later than it must', async () => {
    const { calls, clock, summary } = await look(() => failures.throttled());
    const waits = calls.slice(1).map(({ at }, index) => at - (calls[index]?.at ?? 0) - 100);
    expect(waits.slice(0, 8)).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    expect(clock.now).toBeLessThanOrEqual(QUARTER_MS);
    expect(summary).toMatchObject({ walk: 'unfinished', reason: 'upstream-throttled' });
    expect(summary).not.toHaveProperty('failedRuns');
    expect(calls.length).toBeLessThan(25);
  });

  test('a wait beyond the end is not waited for', async () => {
    const { clock, calls, summary } = await look(() => failures.throttled(900));
    expect(calls).toHaveLength(1);
    expect(clock.now).toBe(100);
    expect(summary).toMatchObject({ walk: 'unfinished', reason: 'upstream-throttled', calls: 1 });
  });

  test('of one data integration, for ever: the others are looked at', async () => {
    const { summary, asked } = await look(
      abc((identifier) => (identifier === 'a' ? failures.throttled() : undefined)),
    );
    expect(asked.slice(0, 4)).toEqual(['', 'a', 'b', 'c']);
    expect(summary).toMatchObject({
      walk: 'unfinished',
      failedRuns: 1,
      associations: 2,
      reason: 'upstream-throttled',
      at: 'a',
    });
  });

  test('by an error of another status', async () => {
    let left = 1;
    const error = new ApiError({
      code: 'TooManyRequests',
      status: 400,
      message: '',
      reason: 'upstream-throttled',
    });
    const { summary } = await look(abc(() => (left-- > 0 ? error : undefined)));
    expect(summary).toMatchObject({ walk: 'finished', calls: 5, ms: 4200 });
  });
});

describe('time', () => {
  const many = Array.from({ length: 2000 }, (_, index) => `integration-${index}`);
  const pageOf = (token = '0') => {
    const end = Number(token) + 50;
    return {
      ...integrations(...many.slice(Number(token), end)),
      ...(end < many.length && { token: String(end) }),
    };
  };
  const answers: Answers = (identifier, token) => (identifier === '' ? pageOf(token) : runs('COMPLETED'));

  test('2,000 data integrations are looked at where there is time', async () => {
    const { summary } = await look(answers, 3_600_000);
    expect(summary).toMatchObject({ walk: 'finished', dataIntegrations: 2000, calls: 2040, failedRuns: 0 });
  });

  test('where there is not, it ends in time and says so', async () => {
    const { summary, clock } = await look(answers);
    expect(clock.now).toBeLessThanOrEqual(QUARTER_MS);
    expect(summary).toMatchObject({
      walk: 'unfinished',
      calls: 900,
      reason: 'out-of-time',
      detail: '1140 pages or more were not looked at.',
    });
    expect(summary).not.toHaveProperty('failedRuns');
  });

  test('then chance says who is left out, and not the order', async () => {
    let last = 0;
    // The golden ratio spreads evenly.
    const random = () => (last = (last + 0.618_033_988_75) % 1);
    const { asked } = await look(answers, QUARTER_MS, random);
    const halves = [0, 1].map((half) =>
      asked.filter((name) => name !== '' && Number(name.slice(12)) >= 1000 === (half === 1)),
    );
    for (const each of halves) expect(each.length).toBeGreaterThan(300);
    expect(new Set(asked.slice(40)).size).toBe(860);
  });

  test.each([0, 999, -5000, Number.NaN])(
    'with %d milliseconds it asks for nothing, and says so',
    async (left) => {
      const { calls, summary } = await look(answers, left);
      expect(calls).toEqual([]);
      expect(summary).toMatchObject({ walk: 'unfinished', reason: 'out-of-time', calls: 0 });
    },
  );

  test('a page that is to be asked for again after the end is not waited for', async () => {
    const { clock, summary } = await look(() => failures.unreachable(), 12_000);
    expect(clock.now).toBe(5200);
    expect(summary).toMatchObject({ walk: 'unfinished', reason: 'upstream-unreachable', calls: 2 });
  });

  test('no call gets more time than there is', async () => {
    const limits: number[] = [];
    const { watch } = steppedWatch(async ({ identifier }, timeoutMs) => {
      limits.push(timeoutMs);
      return identifier === '' ? integrations('a', 'b', 'c') : runs('COMPLETED');
    });
    await watch(10_500);
    expect(limits).toEqual([8000, 8000, 8000, 7500]);
  });

  test('a clock that is put back moves nothing', async () => {
    const now = Date.now;
    let jumps = 0;
    Date.now = () => now() - 3_600_000 * (jumps += 1);
    try {
      const { summary } = await look(abc(() => undefined));
      expect(summary).toMatchObject({ walk: 'finished', calls: 4, ms: 3100 });
    } finally {
      Date.now = now;
    }
  });
});
