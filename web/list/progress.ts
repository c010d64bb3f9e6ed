import type { RunCount } from '../table/run-filter.ts';
import { countWords } from '../words/english.ts';

/** How far loading is. */
export interface Progress {
  isPending: boolean;
  isFetchingNextPage: boolean;
  hasNextPage: boolean;
  isLoadingError: boolean;
}

/** What is to be said of loading, in words. */
export function progressWords(
  progress: Progress,
  counts: readonly RunCount[],
  isLoadingAll: boolean,
): string {
  if (progress.isLoadingError) return '';
  // Once, not with each page.
  if (isLoadingAll) return 'Loading all associations';
  if (progress.isPending) return 'Loading associations';
  if (progress.isFetchingNextPage) return 'Loading more associations';
  return failedWords(counts, progress.hasNextPage);
}

/** Such as `10 failed of the first 50, there are more` or `None failed of all 120`. */
export function failedWords(counts: readonly RunCount[], hasMore: boolean): string {
  const failed = counts.find(({ status }) => status === 'FAILED')?.count ?? 0;
  return ofWords(failed, 'failed', counts, hasMore);
}

/** Such as `7 shown of the first 50, there are more`: what a filter leaves. */
export function shownWords(shown: number, counts: readonly RunCount[], hasMore: boolean): string {
  return ofWords(shown, 'shown', counts, hasMore);
}

function ofWords(count: number, how: string, counts: readonly RunCount[], hasMore: boolean): string {
  const all = counts.reduce((sum, each) => sum + each.count, 0);
  if (all === 0) return hasMore ? 'Nothing so far, there is more' : 'No associations';
  const some = count === 0 ? 'None' : count.toLocaleString('en-GB');
  if (hasMore) return `${some} ${how} of the first ${all.toLocaleString('en-GB')}, there are more`;
  return `${some} ${how} of ${all === 1 ? '' : 'all '}${countWords(all, 'association')}`;
}
