import { describeFailure } from '../api/failure.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { useNow } from '../parts/use-now.ts';
import { useOnline } from '../parts/use-online.ts';
import { shortWait } from '../words/english.ts';
import { restLeft } from './round.ts';
import type { Rest } from './round.ts';

interface OverviewBarProps {
  /** How many have been asked for in this round. */
  done: number;
  all: number;
  /** Whether there are more that are not listed yet. */
  hasMore: boolean;
  /** Whether nobody is left to be asked, and nothing more comes. */
  isOver: boolean;
  rest: Rest | undefined;
  isPaused: boolean;
  togglePaused: () => void;
  askAgain: () => void;
}

/** How far the overview is, and who keeps it going. */
export function OverviewBar(props: OverviewBarProps) {
  const { done, all, hasMore, isOver, rest, isPaused, togglePaused, askAgain } = props;
  const isOnline = useOnline();
  const far = `${done.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')}${hasMore ? '+' : ''} asked`;
  return (
    <div className="live">
      <p className="live-words">
        {far}
        {!isOnline && '. You are offline'}
        {isOnline && !isOver && isPaused && ', paused'}
        {isOnline && !isOver && !isPaused && rest !== undefined && (
          <>
            . {describeFailure(rest.error, isOnline).title}. <RestLeft rest={rest} />
          </>
        )}
      </p>
      {isOver ? (
        <ActionButton isQuiet onAct={askAgain}>
          <Icon name="refresh" /> Ask again
        </ActionButton>
      ) : (
        <ActionButton isQuiet onAct={togglePaused}>
          <Icon name={isPaused ? 'play' : 'pause'} /> {isPaused ? 'Go on' : 'Pause'}
        </ActionButton>
      )}
    </div>
  );
}

/** Not announced: it changes every second. */
function RestLeft({ rest }: { rest: Rest }) {
  const left = restLeft(rest, useNow(1000, true)) / 1000;
  return `Goes on in ${left > 0 ? shortWait(left) : 'a moment'}`;
}
