import { useSecondsLeft } from '../parts/use-seconds-left.ts';
import { shortWait } from '../words/english.ts';

/** When runs in progress are looked at again. Not announced: it changes every second. `since`: when the wait began. */
export function NextLook({ seconds, since }: { seconds: number; since: number }) {
  const left = useSecondsLeft(Math.ceil(seconds), since);
  return left > 0 ? `Next look in ${shortWait(left)}` : 'Looking …';
}
