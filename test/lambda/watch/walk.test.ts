import { describe, expect, test } from '@jest/globals';

import { ApiError } from '../../../lambda/api-error.ts';
import { answering, failures, integrations, runs } from './appintegrations.ts';
import { abc, look, QUARTER_MS } from './look-once.ts';
import { steppedWatch } from './stepped-watch.ts';

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
