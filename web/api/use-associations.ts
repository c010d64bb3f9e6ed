import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';

import { isCursorRefused } from '../../client/index.ts';
import { associationsQuery, listKey } from './associations-query.ts';
import { useConsoleApi } from './console-api.ts';
import { FIRST_ROUND, isRunning } from './live-round.ts';
import { liveKey, useLiveRefresh } from './use-live-refresh.ts';
import { useLoadAll } from './use-load-all.ts';

/** The associations of a data integration, page by page, kept fresh while runs are in progress. */
export function useAssociations(identifier: string) {
  const { client } = useConsoleApi();
  const queryClient = useQueryClient();
  const [isPaused, setPaused] = useState(false);
  const [startedOver, setStartedOver] = useState(false);

  const query = associationsQuery(client, identifier);
  const list = useInfiniteQuery(query);
  const all = useLoadAll(list);
  const isKnown = list.data !== undefined;
  // After a failure nothing is changed behind its back: it would take the explanation away.
  const isWatchable = !list.isError && (list.data?.pages.some(isRunning) ?? false);
  const live = useLiveRefresh(identifier, isWatchable && !isPaused && !list.isFetching && !all.isLoadingAll);

  // Starting over helps where the pages so far lead nowhere. A list that has none yet would only be refused again.
  const isCursorGone = isKnown && (isCursorRefused(list.error) || isCursorRefused(live.error));
  if (isCursorGone && !startedOver) setStartedOver(true);
  useEffect(() => {
    if (!isCursorGone) return;
    queryClient.setQueryData(liveKey(identifier), FIRST_ROUND);
    void queryClient.resetQueries({ queryKey: listKey(identifier) });
  }, [isCursorGone, identifier, queryClient]);

  return {
    list,
    all,
    live: live.round,
    lookedAt: live.lookedAt,
    isWatchable,
    isPaused,
    togglePaused: useCallback(() => setPaused((paused) => !paused), []),
    startedOver,
    dismissStartedOver: useCallback(() => setStartedOver(false), []),
  };
}
