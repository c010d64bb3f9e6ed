import { describe, expect, test } from '@jest/globals';

import { AssociationsError } from '../../../client/index.ts';
import {
  delayAfter,
  delayAfterFailure,
  FIRST_ROUND,
  isRunning,
  listsTheSame,
  pagesToCheck,
  withPage,
} from '../../../web/api/live-round.ts';

const refused = (retryAfter: number) => new AssociationsError('No.', { code: 'X', retryAfter });

const page = (...statuses: string[]) => ({
  DataIntegrationAssociations: statuses.map((ExecutionStatus) => ({
    LastExecutionStatus: { ExecutionStatus },
  })),
});
const running = page('COMPLETED', 'IN_PROGRESS');
const done = page('COMPLETED', 'FAILED');

describe('when to look again', () => {
  test('later and later while nothing changes, up to a minute', () => {
    const delays = [FIRST_ROUND.delayMs];
    while (delays.length < 7) delays.push(delayAfter(delays.at(-1) ?? 0, false));
    expect(delays).toEqual([3000, 6000, 12_000, 24_000, 48_000, 60_000, 60_000]);
  });

  test('soon after a change', () => {
    expect(delayAfter(60_000, true)).toBe(3000);
  });

  test('after a failure as late as the answer asks, whatever the usual delay', () => {
    expect(delayAfterFailure(3000, undefined)).toBe(6000);
    expect(delayAfterFailure(3000, refused(5))).toBe(6000);
    expect(delayAfterFailure(3000, refused(300))).toBe(300_000);
    // As long as no timer of a browser can be: it would be over at once.
    expect(delayAfterFailure(3000, refused(99_999_999))).toBe(86_400_000);
  });
});

describe('what to look at', () => {
  test('pages with runs in progress', () => {
    expect([running, done, page()].map(isRunning)).toEqual([true, false, false]);
    expect(isRunning({ DataIntegrationAssociations: [{}] })).toBe(false);
  });

  test('two pages a round, in turn', () => {
    const pages = [running, done, running, running];
    expect(pagesToCheck(pages, -1)).toEqual([0, 2]);
    expect(pagesToCheck(pages, 2)).toEqual([3, 0]);
    expect(pagesToCheck([done], -1)).toEqual([]);
  });
});

describe('putting a page into the list', () => {
  const list = { pages: [running, running], pageParams: [undefined, 'test-cursor'] };

  test('replaces that page and keeps the others', () => {
    const next = withPage(list, 1, done, 'test-cursor');
    expect(next.pages).toEqual([running, done]);
    expect(next.pages[0]).toBe(running);
    expect(list.pages[1]).toBe(running);
  });

  test.each([
    [1, 'another-cursor'],
    [2, 'test-cursor'],
  ])('leaves a list alone that has become another one', (index, cursor) => {
    expect(withPage(list, index, done, cursor)).toBe(list);
  });

  test('cursors differ in every answer: they are no change', () => {
    expect(listsTheSame({ ...running, NextToken: 'a' }, { ...running, NextToken: 'b' })).toBe(true);
    expect(listsTheSame(running, done)).toBe(false);
    expect(listsTheSame(undefined, done)).toBe(false);
  });
});
