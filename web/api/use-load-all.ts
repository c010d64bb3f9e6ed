import { useCallback, useEffect, useState } from 'react';

import { useConsoleApi } from './console-api.ts';

interface Growing {
  hasNextPage: boolean;
  isFetching: boolean;
  isError: boolean;
  data: { pages: readonly unknown[] } | undefined;
  fetchNextPage: () => Promise<unknown>;
}

/** Loads page after page, at the pace of what nobody clicked for, until the end, a failure, or until it is stopped. */
export function useLoadAll({ hasNextPage, isFetching, isError, data, fetchNextPage }: Growing) {
  const { pace } = useConsoleApi();
  const [isWanted, setWanted] = useState(false);
  const isLoadingAll = isWanted && hasNextPage && !isError;
  if (isWanted && !isLoadingAll) setWanted(false);
  // The page that is due, by number: each has a timer of its own.
  const due = isLoadingAll && !isFetching ? data?.pages.length : undefined;
  useEffect(() => {
    if (due === undefined) return undefined;
    return pace.onTurn(() => void fetchNextPage());
  }, [due, fetchNextPage, pace]);
  return { isLoadingAll, toggleLoadAll: useCallback(() => setWanted((wanted) => !wanted), []) };
}
