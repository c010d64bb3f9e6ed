import './more-pages.css';
import { isCursorRefused } from '../../client/index.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { useFocusWhenLost } from '../parts/use-focus-when-lost.ts';
import { FailurePanel } from '../states/failure-panel.tsx';
import type { RunCount, RunFilter } from '../table/run-filter.ts';
import { shownWords } from './progress.ts';
import type { Progress } from './progress.ts';

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
  const load = () => void list.fetchNextPage();

  // A cursor that is refused is no news: the list is about to start over.
  if (list.isFetchNextPageError && list.hasNextPage && !isCursorRefused(list.error)) {
    return <FailurePanel error={list.error} isRetrying={list.isFetchingNextPage} onRetry={load} />;
  }
  return (
    <div className="more-pages">
      {filter !== undefined && passing === 0 && (
        <p>None of the loaded associations is in this state any more.</p>
      )}
      {list.hasNextPage && (
        <ActionButton isOff={list.isFetching} onAct={load}>
          {list.isFetchingNextPage ? 'Loading …' : 'Load more'}
        </ActionButton>
      )}
      <p className="fine-print" ref={howMany} tabIndex={-1}>
        {shownWords(counts, list.hasNextPage)}
      </p>
    </div>
  );
}
