import { describe, expect, test } from '@jest/globals';

import {
  ageWords,
  arrangeRows,
  countOf,
  countRows,
  newsOf,
  shareOf,
  standingOf,
  standingWords,
} from '../../../web/overview/overview-rows.ts';
import type { OverviewRow } from '../../../web/overview/overview-rows.ts';
import { summaryOf } from '../../../web/overview/summary.ts';

const NOON = Date.UTC(2026, 0, 7, 12);

/** A list of one page whose associations are in these states. */
const list = (statuses: readonly (string | undefined)[], more: object = {}) => ({
  pages: [
    {
      DataIntegrationAssociations: statuses.map((ExecutionStatus, index) =>
        ExecutionStatus === undefined
          ? {}
          : { LastExecutionStatus: { ExecutionStatus, StatusMessage: `${ExecutionStatus} ${index}` } },
      ),
      ...more,
    },
  ],
  pageParams: [undefined],
});
const row = (
  identifier: string,
  statuses?: readonly (string | undefined)[],
  more: Partial<OverviewRow> = {},
): OverviewRow => ({
  integration: { identifier, description: `s3://${identifier}` },
  summary: statuses && summaryOf(list(statuses)),
  answeredAt: statuses ? NOON : 0,
  failure: undefined,
  ...more,
});
const failure = { error: new Error('No.'), at: NOON, tries: 1 };

describe('what the last runs come to', () => {
  test('the worst, with its message, and how many are like it', () => {
    expect(summaryOf(list(['COMPLETED', 'FAILED', 'IN_PROGRESS', 'FAILED']))).toEqual({
      status: 'FAILED',
      message: 'FAILED 1',
      count: 2,
      all: 4,
      hasMore: false,
      statedAt: undefined,
      isStale: false,
    });
    expect(summaryOf(list([undefined, 'COMPLETED', 'NEW'])).status).toBe('NEW');
    expect(summaryOf(list([undefined, 'COMPLETED'])).status).toBe('COMPLETED');
    expect(summaryOf(list([undefined])).status).toBe('NONE');
    expect(summaryOf(list([]))).toMatchObject({ status: 'NONE', count: 0, all: 0, message: undefined });
  });

  test('how much of it that is, and how old', () => {
    const first = summaryOf(
      list(['FAILED', 'COMPLETED'], { NextToken: 'more', statedAt: NOON, isStale: true }),
    );
    expect(first).toMatchObject({ hasMore: true, statedAt: NOON, isStale: true });
    expect([countOf(first), shareOf(first)]).toEqual(['2+', '1 of the first 2']);
    const fine = summaryOf(list(['COMPLETED', 'COMPLETED'], { NextToken: 'more' }));
    expect(shareOf(fine)).toBe('2 of the first 2');
    const empty = summaryOf(list([], { NextToken: 'more' }));
    expect([countOf(empty), shareOf(empty)]).toEqual(['0+', 'Nothing so far, there is more.']);
    expect(
      [['FAILED', 'COMPLETED'], ['FAILED'], ['COMPLETED', undefined], []].map((each) =>
        shareOf(summaryOf(list(each))),
      ),
    ).toEqual(['1 of 2', '', '', 'Nothing is associated with it.']);
  });
});

const rows = [
  row('waiting'),
  row('refused', undefined, { failure }),
  row('fine', ['COMPLETED', undefined]),
  row('failed', ['COMPLETED', 'FAILED']),
  row('new', ['NEW']),
  row('running', ['IN_PROGRESS']),
  row('without', []),
  row('failed-too', ['FAILED'], { failure }),
];

test('failed comes first, then running, then fine; what is not known is not fine, and comes last', () => {
  expect(arrangeRows(rows, '').map(({ integration }) => integration.identifier)).toEqual([
    'failed',
    'failed-too',
    'running',
    'new',
    'fine',
    'without',
    'refused',
    'waiting',
  ]);
  expect(standingWords(countRows(rows))).toBe(
    '2 failed, 1 running, 1 in another state, 1 fine, 1 without a run, 1 not known',
  );
  expect(standingWords(countRows(rows.slice(0, 1)))).toBe('');
  expect(standingWords(countRows(rows.slice(0, 2)))).toBe('None failed, 1 not known');
});

test.each([
  ['failed', ['failed', 'failed-too']],
  ['s3://run', ['running']],
  ['failed 1', ['failed']],
  ['completed', ['fine']],
  ['nothing', []],
])('the words %p find %j', (find, names) => {
  expect(arrangeRows(rows, find).map(({ integration }) => integration.identifier)).toEqual(names);
});

const news = (before: OverviewRow, after: OverviewRow) => newsOf('orders', before, after);

describe('news', () => {
  const [waiting, fine, bad] = [row('a'), row('a', ['COMPLETED']), row('a', ['FAILED'])];

  test('is a failure, and what has changed', () => {
    expect(news(waiting, bad)).toBe('orders: Failed');
    expect(news(fine, bad)).toBe('orders: Failed');
    expect(news(bad, fine)).toBe('orders: Completed');
    expect(news(row('a', undefined, { failure }), fine)).toBe('orders: Completed');
  });

  test('is not what stays as it is or was to be expected', () => {
    expect(news(waiting, fine)).toBe('');
    expect(news(waiting, row('a', undefined, { failure }))).toBe('');
    expect(news(bad, bad)).toBe('');
    expect(standingOf({ ...bad, failure })).toBe('failed');
  });
});

const aged = (minutes: number, isStale = false) =>
  ageWords(
    row('a', undefined, { summary: summaryOf(list([], { statedAt: NOON - minutes * 60_000, isStale })) }),
    NOON,
  );

describe('age', () => {
  test.each([
    [0, ''],
    [4, ''],
    [5, '5 min old'],
    [59, '59 min old'],
    [60, '1 h old'],
    [47 * 60, '47 h old'],
    [48 * 60, '2 days old'],
    [-5, ''],
  ])('%d minutes: %p', (minutes, words) => {
    expect(aged(minutes)).toBe(words);
  });

  test('of what may be out of date is always said, and without a date that of the answer counts', () => {
    expect(aged(0, true)).toBe('May be out of date: 0 min old');
    expect(aged(14, true)).toBe('May be out of date: 14 min old');
    expect(ageWords(row('a', ['FAILED']), NOON + 6 * 60_000)).toBe('6 min old');
    expect(ageWords(row('a'), NOON)).toBe('');
    const later = {
      summary: summaryOf(list([], { statedAt: NOON, isStale: true })),
      answeredAt: NOON + 840_000,
    };
    expect(ageWords(row('a', undefined, later), NOON + 830_000)).toBe('May be out of date: 14 min old');
  });
});
