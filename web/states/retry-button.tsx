import { ActionButton } from '../parts/action-button.tsx';
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

/** Try again, but not before the API wants to be asked. */
export function RetryButton({ waitSeconds, since, isBusy, onRetry }: RetryButtonProps) {
  const left = useSecondsLeft(waitSeconds, since);
  const wait = left > 0 ? `Try again in ${waitWords(left)}` : 'Try again';
  return (
    <p>
      <ActionButton isOff={isBusy || left > 0} onAct={onRetry}>
        {isBusy ? 'Trying …' : wait}
      </ActionButton>
    </p>
  );
}
