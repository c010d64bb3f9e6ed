import { useQuery, useQueryClient } from '@tanstack/react-query';

import { checkRunning } from './check-running.ts';
import { useConsoleApi } from './console-api.ts';
import { FIRST_ROUND } from './live-round.ts';
import type { LiveRound } from './live-round.ts';

/** The last look at the runs in progress, and the error that ended looking. */
export interface LiveRefresh {
  round: LiveRound;
  error: Error | null;
  /** When it was, in epoch milliseconds. */
  lookedAt: number;
}

/** Where the query cache holds the last look. */
export function liveKey(identifier: string): readonly [string, string] {
  return ['live', identifier];
}

/** Looks again at runs in progress while `enabled` and the tab is visible. */
export function useLiveRefresh(identifier: string, enabled: boolean): LiveRefresh {
  const { quietClient } = useConsoleApi();
  const queryClient = useQueryClient();
  const {
    data: round,
    error,
    dataUpdatedAt: lookedAt,
  } = useQuery({
    queryKey: liveKey(identifier),
    queryFn: ({ queryKey, signal }) => {
      const previous = queryClient.getQueryData<LiveRound>(queryKey) ?? FIRST_ROUND;
      return checkRunning({ client: quietClient, queryClient, identifier, signal }, previous);
    },
    enabled,
    initialData: FIRST_ROUND,
    gcTime: 0,
    refetchInterval: ({ state }) => (state.error === null ? (state.data?.delayMs ?? false) : false),
    refetchOnWindowFocus: ({ state }) =>
      Date.now() - state.dataUpdatedAt > (state.data?.delayMs ?? 0) ? 'always' : false,
  });
  return { round, error, lookedAt };
}
