import './live-bar.css';
import type { DatedPage } from '../api/associations-query.ts';
import { describeFailure } from '../api/failure.ts';
import type { LiveRound } from '../api/live-round.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { Countdown } from '../parts/countdown.tsx';
import { Icon } from '../parts/icon.tsx';
import { useOnline } from '../parts/use-online.ts';
import { staleWords, statedWords } from './freshness.ts';

interface LiveBarProps {
  pages: readonly DatedPage[];
  list: {
    dataUpdatedAt: number;
    isFetching: boolean;
    isRefetchError: boolean;
    error: Error | null;
    refetch: () => Promise<unknown>;
  };
  live: LiveRound;
  lookedAt: number;
  isWatchable: boolean;
  isPaused: boolean;
  togglePaused: () => void;
}

/** How fresh the list is, and who keeps it fresh. */
export function LiveBar({ pages, list, live, lookedAt, isWatchable, isPaused, togglePaused }: LiveBarProps) {
  const stale = staleWords(pages);
  const isFollowing = isWatchable && !isPaused && !list.isRefetchError;
  return (
    <div className="live">
      <p className="live-words">
        {useLiveWords({ pages, list, live, isWatchable, isPaused })}
        {isFollowing && (
          <>
            . <Countdown words="Next look in" seconds={live.delayMs / 1000} since={lookedAt} />
          </>
        )}
      </p>
      {isWatchable && (
        <ActionButton isQuiet onAct={togglePaused}>
          <Icon name={isPaused ? 'play' : 'pause'} /> {isPaused ? 'Follow runs' : 'Pause'}
        </ActionButton>
      )}
      <ActionButton isQuiet isOff={list.isFetching} onAct={() => void list.refetch()}>
        <Icon name="refresh" /> Refresh
      </ActionButton>
      {stale !== '' && <p className="live-stale">{stale}</p>}
    </div>
  );
}

function useLiveWords({
  pages,
  list,
  live,
  isWatchable,
  isPaused,
}: Omit<LiveBarProps, 'togglePaused' | 'lookedAt'>): string {
  const isOnline = useOnline();
  if (list.isRefetchError) return `Could not refresh: ${describeFailure(list.error, isOnline).title}.`;
  const stated = statedWords(pages, list.dataUpdatedAt);
  if (isWatchable && isPaused) return `${stated}, paused`;
  const hasFailed = isWatchable && live.failure !== undefined;
  return hasFailed ? describeFailure(live.failure, isOnline).title : stated;
}
