import { useSecondsLeft } from '../parts/use-seconds-left.ts';
import { waitWords } from '../words/english.ts';

interface RetryButtonProps {
  /** Seconds the API asked to wait. */
  waitSeconds: number;
  /** The failure: a new one begins the wait anew. */
  since: unknown;
  isBusy: boolean;
  onRetry: () => void;
}

/** Try again, but not before the API wants to be asked. It keeps the focus all the while. */
export function RetryButton({ waitSeconds, since, isBusy, onRetry }: RetryButtonProps) {
  const left = useSecondsLeft(waitSeconds, since);
  const isWaiting = isBusy || left > 0;
  return (
    <p>
      <button
        className="button"
        type="button"
        aria-disabled={isWaiting}
        onClick={() => {
          if (!isWaiting) onRetry();
        }}
      >
        {isBusy ? 'Trying …' : left > 0 ? `Try again in ${waitWords(left)}` : 'Try again'}
      </button>
    </p>
  );
}
