import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

import { isCursorRefused } from '../../client/index.ts';
import { askedWaitMs } from '../api/asked-wait.ts';
import { useConsoleApi } from '../api/console-api.ts';
import { dataIntegrationsQuery } from '../api/data-integrations-query.ts';
import type { ListedIntegration } from '../config/config.ts';
import { choicesOf } from './choices.ts';

/** Where what there is to choose from comes from. */
export interface ChoiceSource {
  /** Named by `config.json`. */
  named: readonly ListedIntegration[];
  /** Whether the API lists more, and may be asked now. */
  isListed: boolean;
}

/** What there is to choose from, as far as it is known; asks the API for the first page of it. */
export function useChoices({ named, isListed }: ChoiceSource) {
  const { client } = useConsoleApi();
  const list = useInfiniteQuery(dataIntegrationsQuery(client, isListed));
  const pages = list.data?.pages;
  const choices = useMemo(() => choicesOf(named, pages ?? []), [named, pages]);
  return { choices, list };
}

/**
 * As `useChoices`, and asks for the further pages, one after the other: all of them while `isWanted`; without that, until there is
 * something to choose, since pages may be empty where the API shows only some.
 */
export function useMoreChoices(source: ChoiceSource, isWanted: boolean) {
  const { client, pace } = useConsoleApi();
  const queryClient = useQueryClient();
  const { choices, list } = useChoices(source);
  const { fetchNextPage, hasNextPage, isFetching, isError, error, data } = list;

  const isEmpty = data?.pages.every((page) => page.DataIntegrations.length === 0) ?? true;
  const isDue = source.isListed && hasNextPage && !isFetching && !isError && (isWanted || isEmpty);
  // The page that is due, by number: each has a timer of its own.
  const due = isDue ? data?.pages.length : undefined;
  useEffect(() => {
    if (due === undefined) return undefined;
    return pace.onTurn(() => void fetchNextPage());
  }, [due, fetchNextPage, pace]);

  /** Asks again for what failed, unless the API wants to be left alone for longer. */
  function tryAgain(): void {
    if (!isError || isFetching || Date.now() < list.errorUpdatedAt + askedWaitMs(error)) return;
    if (isCursorRefused(error))
      void queryClient.resetQueries({ queryKey: dataIntegrationsQuery(client, true).queryKey });
    else if (data === undefined) void list.refetch();
    else void fetchNextPage();
  }

  return { choices, list, tryAgain };
}
