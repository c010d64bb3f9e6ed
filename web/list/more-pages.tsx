import './more-pages.css';
import { isCursorRefused } from '../../client/index.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { useFocusWhenLost } from '../parts/use-focus-when-lost.ts';
import { FailurePanel } from '../states/failure-panel.tsx';
import type { RunCount } from '../table/run-filter.ts';
import { failedWords, shownWords } from './progress.ts';
import type { Progress } from './progress.ts';

interface MorePagesProps {
  list: Progress & {
    error: Error | null;
    isFetching: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => Promise<unknown>;
  };
  all: { isLoadingAll: boolean; toggleLoadAll: () => void };
  counts: readonly RunCount[];
  /** How many rows a filter leaves; `undefined` without one. */
  shown: number | undefined;
}

/** How much of the list is there, and the way to more of it. */
export function MorePages({ list, all, counts, shown }: MorePagesProps) {
  const { isLoadingAll, toggleLoadAll } = all;
  const howMany = useFocusWhenLost<HTMLParagraphElement>(list.hasNextPage);
  const load = () => void list.fetchNextPage();

  // A cursor that is refused is no news: the list is about to start over.
  if (list.isFetchNextPageError && list.hasNextPage && !isCursorRefused(list.error)) {
    return <FailurePanel error={list.error} isRetrying={list.isFetchingNextPage} onRetry={load} />;
  }
  return (
    <div className="more-pages">
      {shown === 0 && (
        <p>
          {list.hasNextPage
            ? 'None of those loaded so far is shown: there are more.'
            : 'None of them is shown.'}
        </p>
      )}
      {list.hasNextPage && (
        <p className="more-buttons">
          {!isLoadingAll && (
            <ActionButton isOff={list.isFetching} onAct={load}>
              {list.isFetchingNextPage ? 'Loading …' : 'Load more'}
            </ActionButton>
          )}
          <ActionButton isOff={list.isFetching && !isLoadingAll} onAct={toggleLoadAll}>
            {isLoadingAll ? 'Stop loading' : 'Load all'}
          </ActionButton>
        </p>
      )}
      <p className="fine-print" ref={howMany} tabIndex={-1}>
        {isLoadingAll && 'Loading all: '}
        {shown === undefined
          ? failedWords(counts, list.hasNextPage)
          : shownWords(shown, counts, list.hasNextPage)}
      </p>
    </div>
  );
}
