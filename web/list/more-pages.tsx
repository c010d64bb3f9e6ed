import './more-pages.css';
import { FailurePanel } from '../states/failure-panel.tsx';
import type { RunCount, RunFilter } from '../table/run-filter.ts';
import { type Progress, shownWords } from './progress.ts';

interface MorePagesProps {
  list: Progress & {
    error: Error | null;
    isFetching: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => Promise<unknown>;
  };
  counts: readonly RunCount[];
  filter: RunFilter;
}

/** How much of the list is there, and the way to more of it. */
export function MorePages({ list, counts, filter }: MorePagesProps) {
  const passing = counts.find(({ label }) => label === filter)?.count ?? 0;
  function load(): void {
    if (!list.isFetching) void list.fetchNextPage();
  }

  if (list.isFetchNextPageError && list.hasNextPage) {
    return <FailurePanel error={list.error} isRetrying={list.isFetchingNextPage} onRetry={load} />;
  }
  return (
    <div className="more-pages">
      {filter !== undefined && passing === 0 && (
        <p>None of the loaded associations is in this state any more.</p>
      )}
      {/* One element whether or not there is more, so that the focus stays where it is. */}
      <button
        className={list.hasNextPage ? 'button' : 'end-of-list'}
        type="button"
        aria-disabled={!list.hasNextPage || list.isFetching}
        onClick={load}
      >
        {list.isFetchingNextPage ? 'Loading …' : list.hasNextPage ? 'Load more' : shownWords(counts, false)}
      </button>
      {list.hasNextPage && <p className="fine-print">{shownWords(counts, true)}</p>}
    </div>
  );
}
