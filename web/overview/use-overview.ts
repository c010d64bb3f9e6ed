import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import type { AssociationsClient } from '../../client/index.ts';
import { listKey, loadPage } from '../api/associations-query.ts';
import type { LoadedPages } from '../api/associations-query.ts';
import { useConsoleApi } from '../api/console-api.ts';
import { withPage } from '../api/live-round.ts';
import type { ListedIntegration } from '../config/config.ts';
import { useOnline } from '../parts/use-online.ts';
import { useVisible } from '../parts/use-visible.ts';
import { visible } from '../words/visible.ts';
import { newsOf } from './overview-rows.ts';
import type { OverviewRow } from './overview-rows.ts';
import { afterAnswer, afterFailure, doneIn, FIRST_ROUND, nextAsk, restLeft, startOver } from './round.ts';
import type { Round } from './round.ts';
import { summaryOf } from './summary.ts';

/** A round, and what has changed last. */
interface State extends Round {
  news: string;
  /** Whether a request is under way: whoever comes back meanwhile must not make it two. */
  isAsking: boolean;
  isPaused: boolean;
}

/** Where the query cache holds it: it outlives the overview, and is gone with whoever was signed in. */
const KEY = ['overview'] as const;

const BEGINNING: State = { ...FIRST_ROUND, news: '', isAsking: false, isPaused: false };

/** Asks for the first page of each data integration, one after the other, at the pace of what nobody clicked for. */
export function useOverview(integrations: readonly ListedIntegration[], isWanted: boolean) {
  const { quietClient, pace } = useConsoleApi();
  const queryClient = useQueryClient();
  const { data: state = BEGINNING } = useQuery<State>({
    queryKey: KEY,
    queryFn: skipToken,
    initialData: BEGINNING,
  });

  const isActive = [useVisible(), useOnline(), isWanted, !state.isPaused, !state.isAsking].every(Boolean);

  const rows = integrations.map((integration) => rowOf(queryClient, state, integration));
  const entries = rows.map(({ integration: { identifier }, summary }) => ({
    identifier,
    isKnown: summary !== undefined,
  }));
  const next = nextAsk(entries, state);
  const identifier = isActive ? next?.identifier : undefined;
  const name = integrations.find((each) => each.identifier === identifier)?.name;

  // Each request that has ended makes room for the next one.
  const turn = identifier === undefined ? undefined : state.asked;
  useEffect(() => {
    if (turn === undefined || identifier === undefined) return undefined;
    const work = () => void ask(queryClient, quietClient, { identifier, name });
    return pace.onTurn(work, restLeft(state.rest));
  }, [turn, identifier, name, pace, queryClient, quietClient, state.rest]);

  const change = (step: (now: State) => Partial<State>) =>
    queryClient.setQueryData<State>(KEY, (now = BEGINNING) => ({ ...now, ...step(now) }));

  return {
    rows,
    news: state.news,
    done: doneIn(entries, state),
    isOver: next === undefined,
    isAsking: state.isAsking,
    rest: state.rest,
    isPaused: state.isPaused,
    togglePaused: () => change(({ isPaused }) => ({ isPaused: !isPaused })),
    askAgain: () => change(startOver),
  };
}

function rowOf(queryClient: QueryClient, round: Round, integration: ListedIntegration): OverviewRow {
  const { identifier } = integration;
  const { data, dataUpdatedAt = 0 } = queryClient.getQueryState<LoadedPages>(listKey(identifier)) ?? {};
  const answeredAt = data === undefined ? 0 : dataUpdatedAt;
  const failure = round.failures.get(identifier);
  return {
    integration,
    summary: data && summaryOf(data),
    answeredAt,
    // Whoever opened the list later may have got it.
    failure: failure !== undefined && failure.at < answeredAt ? undefined : failure,
  };
}

async function ask(
  queryClient: QueryClient,
  client: AssociationsClient,
  integration: ListedIntegration,
): Promise<void> {
  const { identifier, name = identifier } = integration;
  const queryKey = listKey(identifier);
  const before = rowOf(queryClient, currentState(queryClient), integration);
  const known = queryClient.getQueryData<LoadedPages>(queryKey)?.pages[0];
  const whose = ownerOf(queryClient);
  queryClient.setQueryData<State>(KEY, { ...currentState(queryClient), isAsking: true });
  let step: (round: Round) => Round;
  try {
    const page = await queryClient.fetchQuery({
      queryKey: [...KEY, identifier],
      queryFn: ({ signal }) => loadPage(client, identifier, { signal, known }),
      staleTime: 0,
      gcTime: 0,
    });
    if (ownerOf(queryClient) !== whose) return;
    queryClient.setQueryData<LoadedPages>(queryKey, (now) =>
      now === undefined ? { pages: [page], pageParams: [undefined] } : withPage(now, 0, page),
    );
    step = (round) => afterAnswer(round, identifier);
  } catch (error) {
    if (ownerOf(queryClient) !== whose) return;
    step = (round) => afterFailure(round, identifier, error, Date.now());
  }
  const state = currentState(queryClient);
  const round = step(state);
  const news = newsOf(visible(name), before, rowOf(queryClient, round, integration));
  queryClient.setQueryData<State>(KEY, { ...state, ...round, news: news || state.news, isAsking: false });
}

function currentState(queryClient: QueryClient): State {
  return queryClient.getQueryData<State>(KEY) ?? BEGINNING;
}

/** Whoever is signed in has a round of their own: what one person may see is not the next one's. */
function ownerOf(queryClient: QueryClient): unknown {
  return queryClient.getQueryCache().find({ queryKey: KEY });
}
