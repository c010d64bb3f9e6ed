import { describe, expect, test } from '@jest/globals';

import { ApiError } from '../../../lambda/api-error.ts';
import { answering, failures, integrations, runs } from './appintegrations.ts';
import type { Answers } from './appintegrations.ts';
import { steppedWatch } from './stepped-watch.ts';

const QUARTER_MS = 15 * 60 * 1000;

/** Looks once at what answers like that. */
async function look(answers: Answers, milliseconds = QUARTER_MS, random = () => 0) {
  const stepped = steppedWatch(answering(answers), {}, { random });
  const summary = await stepped.watch(milliseconds);
  return { ...stepped, summary, asked: stepped.calls.map(({ identifier }) => identifier) };
}

/** A list of `a`, `b` and `c`, of which the last run of `b` failed, unless `other` says something else. */
function abc(other: (...asked: Parameters<Answers>) => ReturnType<Answers> | undefined): Answers {
  return (identifier, token) =>
    other(identifier, token) ??
    (identifier === '' ? integrations('a', 'b', 'c') : runs(identifier === 'b' ? 'FAILED' : 'COMPLETED'));
}

test('each data integration is asked for once, a second after the one before', async () => {
  const { calls, summary, failed } = await look(abc(() => undefined));
  expect(calls.map(({ identifier, at }) => [identifier, at])).toEqual([
    ['', 0],
    ['a', 1000],
    ['b', 2000],
    ['c', 3000],
  ]);
  expect(failed()).toEqual(['b']);
  expect(summary).toEqual({
    walk: 'finished',
    unfinishedWalks: 0,
    failedRuns: 1,
    dataIntegrations: 3,
    associations: 3,
    calls: 4,
    ms: 3100,
  });
});

describe('what fails and may pass is asked for again, at most three times, after all others', () => {
  test.each(['fault', 'unreachable', 'timeout', 'malformed'] as const)('%s, then not', async (kind) => {
    let left = 3;
    const { summary, asked, calls, failed } = await look(
      abc((identifier) => (identifier === 'b' && left-- > 0 ? failures[kind]() : undefined)),
    );
    expect(asked).toEqual(['', 'a', 'b', 'c', 'b', 'b', 'b']);
    // 5, 10 and 20 seconds after it failed.
    expect(calls.slice(2).map(({ at }) => at)).toEqual([2000, 3000, 7100, 17_200, 37_300]);
    expect(summary).toMatchObject({ walk: 'finished', failedRuns: 1 });
    expect(failed()).toEqual(['b']);
  });

  test.each(['fault', 'unreachable', 'timeout', 'malformed'] as const)('%s, for ever', async (kind) => {
    const { summary, asked } = await look(
      abc((identifier) => (identifier === 'a' ? failures[kind]() : undefined)),
    );
    expect(asked).toEqual(['', 'a', 'b', 'c', 'a', 'a', 'a']);
    expect(summary).toMatchObject({
      walk: 'unfinished',
      unfinishedWalks: 1,
      failedRuns: 1,
      associations: 2,
      reason: `upstream-${kind}`,
      at: 'a',
    });
  });

  test('the list itself, for ever: nobody knows whether something failed', async () => {
    const { summary, asked, lines } = await look(() => failures.fault());
    expect(asked).toEqual(['', '', '', '']);
    expect(summary).toEqual({
      walk: 'unfinished',
      unfinishedWalks: 1,
      dataIntegrations: 0,
      associations: 0,
      calls: 4,
      ms: 35_400,
      reason: 'upstream-fault',
      detail: 'Oops.',
    });
    expect(lines).toEqual([{ level: 'error', line: summary }]);
  });

  test('a later page of the list: those that are known are looked at meanwhile', async () => {
    const { summary, asked } = await look((identifier, token) => {
      if (identifier !== '') return runs('FAILED');
      return token === undefined ? { ...integrations('a', 'b'), token: 'next' } : failures.unreachable();
    });
    expect(asked).toEqual(['', '', 'a', 'b', '', '', '']);
    expect(summary).toMatchObject({ walk: 'unfinished', failedRuns: 2, reason: 'upstream-unreachable' });
    expect(summary).not.toHaveProperty('at');
  });

  test('a later page of associations is counted once', async () => {
    let left = 1;
    const { summary } = await look((identifier, token) => {
      if (identifier === '') return integrations('a');
      if (token === undefined) return { ...runs('FAILED'), token: 'next' };
      return left-- > 0 ? failures.fault() : runs('FAILED', 'COMPLETED');
    });
    expect(summary).toMatchObject({ walk: 'finished', failedRuns: 2, associations: 3, calls: 4 });
  });
});

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

test('a data integration that was deleted meanwhile is no failure', async () => {
  const { summary, asked } = await look(
    abc((identifier) => (identifier === 'a' ? failures.gone() : undefined)),
  );
  expect(asked).toEqual(['', 'a', 'b', 'c']);
  expect(summary).toMatchObject({ walk: 'finished', failedRuns: 1, associations: 2 });
});

test('nor one that is deleted between two pages', async () => {
  const { summary } = await look((identifier, token) => {
    if (identifier === '') return integrations('a');
    return token === undefined ? { ...runs('COMPLETED'), token: 'next' } : failures.gone();
  });
  expect(summary).toMatchObject({ walk: 'finished', failedRuns: 0 });
});

describe('what is refused for good', () => {
  test.each(['UnrecognizedClientException', 'ExpiredTokenException', 'UnknownOperationException'])(
    '%s ends it at once: nothing else would be answered either',
    async (code) => {
      const error = new ApiError({ code, status: 403, message: '', reason: 'upstream-denied' });
      const { summary, asked } = await look(abc((identifier) => (identifier === 'b' ? error : undefined)));
      expect(asked).toEqual(['', 'a', 'b']);
      expect(summary).toMatchObject({ walk: 'unfinished', reason: 'upstream-denied', at: 'b' });
      expect(summary).not.toHaveProperty('failedRuns');
    },
  );

  test('a list that is denied ends it after one call', async () => {
    const { summary } = await look(() => failures.denied());
    expect(summary).toMatchObject({ walk: 'unfinished', reason: 'upstream-denied', calls: 1 });
  });

  test.each([
    ['denied', 'upstream-denied'],
    ['invalid', 'upstream-error'],
  ] as const)('one data integration that is %s does not keep it from the others', async (kind, reason) => {
    const { summary, asked } = await look(
      abc((identifier) => (identifier === 'a' ? failures[kind]() : undefined)),
    );
    expect(asked).toEqual(['', 'a', 'b', 'c']);
    expect(summary).toMatchObject({ walk: 'unfinished', failedRuns: 1, reason, at: 'a' });
  });
});

describe('lists without an end', () => {
  test('a token that comes twice is not followed, and what the page says is told', async () => {
    const { summary, asked } = await look((identifier, token) => {
      if (identifier === '') return integrations('a', 'b');
      if (identifier === 'b') return runs('COMPLETED');
      return { ...runs('FAILED'), token: token === 'one' ? 'two' : 'one' };
    });
    expect(asked).toEqual(['', 'a', 'a', 'a', 'b']);
    expect(summary).toMatchObject({
      walk: 'unfinished',
      failedRuns: 3,
      associations: 4,
      reason: 'upstream-malformed',
      at: 'a',
      detail: 'The pages go round in circles: a NextToken came twice.',
    });
  });

  test('nor are ever new ones', async () => {
    const { summary } = await look((identifier, token) => {
      if (identifier === '') return integrations('a', 'b');
      return identifier === 'b' ? runs('FAILED') : { entries: [], token: `${token ?? ''}x` };
    });
    expect(summary).toMatchObject({
      walk: 'unfinished',
      failedRuns: 1,
      reason: 'upstream-malformed',
      at: 'a',
      detail: 'There are more than 200 pages.',
      calls: 202,
    });
  });

  test('nor a list of data integrations that goes round in circles', async () => {
    const { summary } = await look((identifier) =>
      identifier === '' ? { ...integrations('a', 'b'), token: 'again' } : runs('COMPLETED'),
    );
    expect(summary).toMatchObject({ walk: 'unfinished', dataIntegrations: 2, calls: 4 });
  });
});

test('an association that two pages have is told and counted once', async () => {
  const entry = {
    DataIntegrationAssociationArn: 'arn:one',
    LastExecutionStatus: { ExecutionStatus: 'FAILED' },
  };
  const { summary, failed } = await look((identifier, token) => {
    if (identifier === '') return integrations('a');
    return { entries: [entry], ...(token === undefined && { token: 'next' }) };
  });
  expect(failed()).toEqual(['a']);
  expect(summary).toMatchObject({ failedRuns: 1 });
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

test('a mistake of ours is a line as well, and no rejection', async () => {
  const { watch, lines } = steppedWatch(
    answering(abc(() => undefined)),
    {},
    {
      onCall: () => {
        throw new TypeError('luck');
      },
    },
  );
  expect(await watch(QUARTER_MS)).toMatchObject({
    walk: 'unfinished',
    reason: 'bug',
    detail: expect.stringContaining('TypeError: luck'),
  });
  expect(lines.map(({ level }) => level)).toEqual(['error']);
});

test('two walks at once are two walks', async () => {
  const { watch } = steppedWatch(answering(abc(() => undefined)));
  const summaries = await Promise.all([watch(QUARTER_MS), watch(QUARTER_MS)]);
  for (const each of summaries) expect(each).toMatchObject({ walk: 'finished', failedRuns: 1, calls: 4 });
});
