import './association-list.css';
import { useCallback, useMemo } from 'react';

import { amend, useSearch } from '../address/location.ts';
import { addressOf, viewIn } from '../address/view.ts';
import type { Sort } from '../address/view.ts';
import { associationsOn } from '../api/associations-query.ts';
import { useAssociations } from '../api/use-associations.ts';
import { Announcement } from '../parts/announcement.tsx';
import { FindField } from '../parts/find-field.tsx';
import { TextOfOthers } from '../parts/text-of-others.tsx';
import { useFocusWhenLost } from '../parts/use-focus-when-lost.ts';
import { useOnline } from '../parts/use-online.ts';
import { Empty } from '../states/empty.tsx';
import { FailurePanel } from '../states/failure-panel.tsx';
import { Loading } from '../states/loading.tsx';
import { Notice } from '../states/notice.tsx';
import { StillTrying } from '../states/still-trying.tsx';
import { AssociationTable } from '../table/association-table.tsx';
import { FilterBar } from '../table/filter-bar.tsx';
import { arrange, keyed } from '../table/rows.ts';
import { countRuns } from '../table/run-filter.ts';
import { staleWords, statedWords } from './freshness.ts';
import { LiveBar } from './live-bar.tsx';
import { MorePages } from './more-pages.tsx';
import { failedWords, progressWords } from './progress.ts';

/** The associations of one data integration, in whatever state asking for them is. */
export function AssociationList({ identifier }: { identifier: string }) {
  const { list, all, startedOver, dismissStartedOver, ...watching } = useAssociations(identifier);
  const heading = useFocusWhenLost<HTMLHeadingElement>(list.status);
  const isOnline = useOnline();
  const view = useView();

  const pages = useMemo(() => list.data?.pages ?? [], [list.data]);
  const loaded = useMemo(() => pages.flatMap(associationsOn), [pages]);
  const counts = useMemo(() => countRuns(loaded), [loaded]);
  const rows = useMemo(() => arrange(keyed(loaded), view.now), [loaded, view.now]);
  const stale = staleWords(pages);
  const isKnown = list.data !== undefined;
  const isEmpty = isKnown && loaded.length === 0 && !list.hasNextPage;
  const isFiltered = view.now.run !== undefined || view.now.find.trim() !== '';

  return (
    <section className="list" aria-busy={list.isFetching}>
      <h1 className="page-title" ref={heading} tabIndex={-1}>
        <TextOfOthers text={identifier} />
      </h1>
      <Announcement>{progressWords(list, counts, all.isLoadingAll)}</Announcement>
      <Announcement>{stale}</Announcement>

      {startedOver && (
        <Notice onDismiss={dismissStartedOver}>
          The list had been open for too long to be continued, so it was loaded again from the start.
        </Notice>
      )}
      {isKnown && !isOnline && <Notice>You are offline. This is the list as it was loaded last.</Notice>}

      <StillTrying isBusy={list.isFetching} />
      {list.isPending && <Loading />}
      {list.isLoadingError && (
        <FailurePanel
          error={list.error}
          isRetrying={list.isFetching}
          onRetry={() => void list.refetch()}
          isWayOut
        />
      )}
      {isEmpty && (
        <Empty onRefresh={() => void list.refetch()} isBusy={list.isFetching}>
          {[statedWords(pages, list.dataUpdatedAt), stale].filter(Boolean).join('. ')}
        </Empty>
      )}
      {isKnown && !isEmpty && (
        <>
          <div className="list-bar">
            <p className="list-count">{failedWords(counts, list.hasNextPage)}</p>
            <LiveBar pages={pages} list={list} {...watching} />
          </div>
          <div className="list-bar">
            <FilterBar
              counts={counts}
              hasMore={list.hasNextPage}
              filter={view.now.run}
              onFilter={view.showRun}
            />
            <FindField label="Find in this list" value={view.now.find} onFind={view.find} />
          </div>
          <AssociationTable identifier={identifier} rows={rows} sort={view.now.sort} onSort={view.sortBy} />
          <MorePages list={list} all={all} counts={counts} shown={isFiltered ? rows.length : undefined} />
        </>
      )}
    </section>
  );
}

/** How the list is looked at, as the page address says, and how to look at it otherwise. */
function useView() {
  const search = useSearch();
  const now = useMemo(() => viewIn(search), [search]);
  return {
    now,
    showRun: (run: string | undefined) => amend(addressOf({ ...now, run })),
    sortBy: (sort: Sort) => amend(addressOf({ ...now, sort })),
    find: useCallback((find: string) => amend(addressOf({ ...now, find })), [now]),
  };
}
