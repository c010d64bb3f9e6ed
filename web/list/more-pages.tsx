import './more-pages.css';
import { useFocusWhenLost } from '../parts/use-focus-when-lost.ts';
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
  const howMany = useFocusWhenLost<HTMLParagraphElement>(list.hasNextPage);
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
      {list.hasNextPage && (
        <button className="button" type="button" aria-disabled={list.isFetching} onClick={load}>
          {list.isFetchingNextPage ? 'Loading …' : 'Load more'}
        </button>
      )}
      <p className="fine-print" ref={howMany} tabIndex={-1}>
        {shownWords(counts, list.hasNextPage)}
      </p>
    </div>
  );
}
