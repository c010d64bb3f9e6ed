import './live-bar.css';
import { describeFailure } from '../api/failure.ts';
import type { LiveRound } from '../api/live-round.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { useOnline } from '../parts/use-online.ts';
import { waitWords } from '../words/english.ts';
import { clockWords } from '../words/moment.ts';

interface LiveBarProps {
  list: {
    dataUpdatedAt: number;
    isFetching: boolean;
    isRefetchError: boolean;
    error: Error | null;
    refetch: () => Promise<unknown>;
  };
  live: LiveRound;
  isWatchable: boolean;
  isPaused: boolean;
  togglePaused: () => void;
}

/** How fresh the list is, and who keeps it fresh. */
export function LiveBar({ list, live, isWatchable, isPaused, togglePaused }: LiveBarProps) {
  return (
    <div className="live">
      <p className="live-words">{useLiveWords({ list, live, isWatchable, isPaused })}</p>
      {isWatchable && (
        <ActionButton isQuiet onAct={togglePaused}>
          <Icon name={isPaused ? 'play' : 'pause'} /> {isPaused ? 'Follow runs' : 'Pause'}
        </ActionButton>
      )}
      <ActionButton isQuiet isOff={list.isFetching} onAct={() => void list.refetch()}>
        <Icon name="refresh" /> Refresh
      </ActionButton>
    </div>
  );
}

function useLiveWords({ list, live, isWatchable, isPaused }: Omit<LiveBarProps, 'togglePaused'>): string {
  const isOnline = useOnline();
  if (list.isRefetchError) return `Could not refresh: ${describeFailure(list.error, isOnline).title}.`;
  const checked = `Checked ${clockWords(new Date(list.dataUpdatedAt))}`;
  if (!isWatchable) return checked;
  if (isPaused) return `${checked}, paused`;
  const wait = waitWords(live.delayMs / 1000);
  if (live.failure === undefined) return `${checked}, again every ${wait}`;
  return `${describeFailure(live.failure, isOnline).title}. Next look in ${wait}.`;
}
