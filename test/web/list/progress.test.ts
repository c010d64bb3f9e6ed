import { expect, test } from '@jest/globals';

import { failedWords, progressWords, shownWords } from '../../../web/list/progress.ts';

const counts = (failed: number, completed: number) => [
  { status: 'FAILED', label: 'Failed', count: failed },
  { status: 'COMPLETED', label: 'Completed', count: completed },
];

test('counts say what they are counts of', () => {
  expect(failedWords(counts(10, 40), true)).toBe('10 failed of the first 50, there are more');
  expect(failedWords(counts(24, 96), false)).toBe('24 failed of all 120 associations');
  expect(failedWords(counts(0, 3000), true)).toBe('None failed of the first 3,000, there are more');
  expect(failedWords(counts(1, 0), false)).toBe('1 failed of 1 association');
  expect(failedWords([], false)).toBe('No associations');
  expect(failedWords([], true)).toBe('Nothing so far, there is more');
  expect(shownWords(0, counts(10, 40), true)).toBe('None shown of the first 50, there are more');
  expect(shownWords(7, counts(24, 96), false)).toBe('7 shown of all 120 associations');
});

test('loading is said, and what has failed to load is not', () => {
  const still = { isPending: false, isFetchingNextPage: false, hasNextPage: true, isLoadingError: false };
  expect(progressWords({ ...still, isLoadingError: true }, [], false)).toBe('');
  expect(progressWords({ ...still, isPending: true }, [], false)).toBe('Loading associations');
  expect(progressWords({ ...still, isFetchingNextPage: true }, counts(1, 1), false)).toBe(
    'Loading more associations',
  );
  const pages = [counts(1, 1), counts(2, 2)].flatMap((each) =>
    [true, false].map((isFetchingNextPage) => progressWords({ ...still, isFetchingNextPage }, each, true)),
  );
  expect(new Set(pages)).toEqual(new Set(['Loading all associations']));
  expect(progressWords(still, counts(1, 1), false)).toBe('1 failed of the first 2, there are more');
});
