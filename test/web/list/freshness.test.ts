import { describe, expect, test } from '@jest/globals';

import { loadPage } from '../../../web/api/associations-query.ts';
import { staleWords, statedWords } from '../../../web/list/freshness.ts';

const NOON = Date.UTC(2026, 0, 1, 12);

const page = (statedAt?: number, more: object = {}) => ({
  DataIntegrationAssociations: [],
  ...(statedAt !== undefined && { statedAt }),
  ...more,
});

const stale = (staleBecause?: string) => page(NOON, { isStale: true, staleBecause });

describe('when AWS stated what is shown', () => {
  test.each([
    ['one page', [page(NOON)], 'As AWS answered at 12:00:00 UTC'],
    ['pages of the same second', [page(NOON + 100), page(NOON + 900)], 'As AWS answered at 12:00:00 UTC'],
    [
      'pages in any order',
      [page(NOON), page(NOON - 125_000), page(NOON - 4000)],
      'As AWS answered between 11:57:55 UTC and 12:00:00 UTC',
    ],
    ['a page of yesterday', [page(NOON - 13 * 3_600_000)], 'As AWS answered at 23:00:00 UTC on 31 Dec 2025'],
    [
      'pages of two days',
      [page(NOON), page(NOON - 13 * 3_600_000)],
      'As AWS answered between 23:00:00 UTC on 31 Dec 2025 and 12:00:00 UTC',
    ],
    [
      'pages of the same time of two days',
      [page(NOON), page(NOON - 24 * 3_600_000)],
      'As AWS answered between 12:00:00 UTC on 31 Dec 2025 and 12:00:00 UTC',
    ],
    ['a page of unknown age', [page()], 'Checked 12:00:05 UTC'],
    ['pages of which one is of unknown age', [page(NOON), page()], 'Checked 12:00:05 UTC'],
  ])('%s', (_which, pages, words) => {
    expect(statedWords(pages, NOON + 5000)).toBe(words);
  });

  test('by the browser’s own clock, less the age', async () => {
    const asked: unknown[] = [];
    const answering = (answer: object) => ({
      listAssociations: (...given: unknown[]) => {
        asked.push(...given);
        return Promise.resolve({ DataIntegrationAssociations: [], ...answer });
      },
    });
    const { signal } = new AbortController();
    const now = () => NOON;
    const old = await loadPage(answering({ ageSeconds: 17, isStale: true }), 'a', { signal }, now);
    expect(old).toEqual({ ...page(NOON - 17_000), ageSeconds: 17, isStale: true });
    expect(await loadPage(answering({ ageSeconds: 0 }), 'a', { signal }, now)).toMatchObject({
      statedAt: NOON,
    });
    expect(await loadPage(answering({}), 'a', { cursor: 'b', signal }, now)).toStrictEqual(page());
    expect(asked.slice(-2)).toEqual(['a', { maxResults: 50, nextToken: 'b', signal }]);
  });
});

describe('why it is not newer', () => {
  test.each([
    ['upstream-throttled', 'AppIntegrations was refusing requests'],
    ['upstream-fault', 'AppIntegrations failed'],
    ['upstream-malformed', 'AppIntegrations failed'],
    ['upstream-timeout', 'AppIntegrations did not answer in time'],
    ['upstream-unreachable', 'AppIntegrations could not be reached'],
    ['upstream-budget', 'the budget for asking AppIntegrations was used up'],
    ['not-due', 'it was not this list’s turn to be asked for'],
    ['upstream-on-strike', 'there was no newer answer'],
    ['toString', 'there was no newer answer'],
    [undefined, 'there was no newer answer'],
  ])('%s', (cause, words) => {
    expect(staleWords([stale(cause)])).toBe(`May be out of date: ${words}.`);
  });

  test('is said only where it is so', () => {
    expect(staleWords([])).toBe('');
    expect(staleWords([page(NOON, { isStale: false }), page()])).toBe('');
    expect(staleWords([page(NOON), stale('not-due')])).toBe(
      'A part may be out of date: it was not this list’s turn to be asked for.',
    );
  });
});
