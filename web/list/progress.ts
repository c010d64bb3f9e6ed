import type { RunCount } from '../table/run-filter.ts';
import { countWords } from '../words/english.ts';

/** How far loading is. */
export interface Progress {
  isPending: boolean;
  isFetchingNextPage: boolean;
  hasNextPage: boolean;
  isLoadingError: boolean;
}

/** How many associations are shown, in words. */
export function progressWords(progress: Progress, counts: readonly RunCount[]): string {
  if (progress.isLoadingError) return '';
  if (progress.isPending) return 'Loading associations';
  if (progress.isFetchingNextPage) return 'Loading more associations';
  return shownWords(counts, progress.hasNextPage);
}

/** Such as `50 associations shown, there are more` or `All 120 associations shown`. */
export function shownWords(counts: readonly RunCount[], hasMore: boolean): string {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  if (hasMore) return `${countWords(all, 'association')} shown, there are more`;
  if (all === 0) return 'No associations';
  return all === 1 ? '1 association' : `All ${countWords(all, 'association')} shown`;
}
