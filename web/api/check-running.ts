import type { QueryClient } from '@tanstack/react-query';

import { isCursorRefused } from '../../client/index.ts';
import type { AssociationsClient } from '../../client/index.ts';
import { listKey, loadPage } from './associations-query.ts';
import type { LoadedPages } from './associations-query.ts';
import { delayAfter, delayAfterFailure, listsTheSame, pagesToCheck, withPage } from './live-round.ts';
import type { LiveRound } from './live-round.ts';
import { isSignInNeeded } from './sign-in-needed.ts';

/** What a look needs. */
export interface RunningCheck {
  client: AssociationsClient;
  queryClient: QueryClient;
  identifier: string;
  signal: AbortSignal;
}

/**
 * Looks again at the next pages with runs in progress and puts them into the query cache.
 *
 * @throws AssociationsError when the cursor or who is asking is refused; other failures are in the round
 */
export async function checkRunning(check: RunningCheck, previous: LiveRound): Promise<LiveRound> {
  const { client, identifier, queryClient, signal } = check;
  const queryKey = listKey(identifier);
  const list = queryClient.getQueryData<LoadedPages>(queryKey);
  let { lastPage } = previous;
  let changed = false;
  try {
    for (const index of pagesToCheck(list?.pages ?? [], lastPage)) {
      const cursor = list?.pageParams[index];
      const known = list?.pages[index];
      const page = await loadPage(client, identifier, { cursor, signal, known });
      changed ||= !listsTheSame(known, page);
      queryClient.setQueryData<LoadedPages>(queryKey, (now) => now && withPage(now, index, page, cursor));
      lastPage = index;
    }
  } catch (failure) {
    if (signal.aborted || isCursorRefused(failure) || isSignInNeeded(failure)) throw failure;
    return { delayMs: delayAfterFailure(previous.delayMs, failure), lastPage, failure };
  }
  return { delayMs: delayAfter(previous.delayMs, changed), lastPage };
}
