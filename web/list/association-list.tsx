import './association-list.css';
import { useState } from 'react';

import { useAssociations } from '../api/use-associations.ts';
import { Announcement } from '../parts/announcement.tsx';
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
import { countRuns } from '../table/run-filter.ts';
import type { RunFilter } from '../table/run-filter.ts';
import { staleWords, statedWords } from './freshness.ts';
import { LiveBar } from './live-bar.tsx';
import { MorePages } from './more-pages.tsx';
import { progressWords } from './progress.ts';

/** The associations of one data integration, in whatever state asking for them is. */
export function AssociationList({ identifier }: { identifier: string }) {
  const { list, startedOver, dismissStartedOver, ...watching } = useAssociations(identifier);
  const [filter, setFilter] = useState<RunFilter>();
  const heading = useFocusWhenLost<HTMLHeadingElement>(list.status);
  const isOnline = useOnline();

  const pages = list.data?.pages ?? [];
  const counts = countRuns(pages);
  const stale = staleWords(pages);
  const isKnown = list.data !== undefined;
  const isEmpty = isKnown && counts.length === 0 && !list.hasNextPage;

  return (
    <section className="list" aria-busy={list.isFetching}>
      <h1 className="page-title" ref={heading} tabIndex={-1}>
        <TextOfOthers text={identifier} />
      </h1>
      <Announcement>{progressWords(list, counts)}</Announcement>
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
      {list.data !== undefined && !isEmpty && (
        <>
          <div className="list-bar">
            <FilterBar counts={counts} filter={filter} onFilter={setFilter} />
            <LiveBar pages={pages} list={list} {...watching} />
          </div>
          <AssociationTable identifier={identifier} loaded={list.data} filter={filter} />
          <MorePages list={list} counts={counts} filter={filter} />
        </>
      )}
    </section>
  );
}
