import { shortWait } from '../words/english.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

interface CountdownProps {
  /** Such as `Next look in`. */
  words: string;
  seconds: number;
  /** When the wait began, or ends: another one begins with another value. */
  since: number;
}

/** How long a wait still is. Not announced: it changes every second. */
export function Countdown({ words, seconds, since }: CountdownProps) {
  const left = useSecondsLeft(Math.ceil(seconds), since);
  return `${words} ${left > 0 ? shortWait(left) : 'a moment'}`;
}
