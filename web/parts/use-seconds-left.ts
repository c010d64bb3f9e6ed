import { useEffect, useState } from 'react';

/** Counts down from `seconds` to 0, beginning anew whenever `since` is another value. */
export function useSecondsLeft(seconds: number, since: unknown): number {
  const [left, setLeft] = useState(seconds);
  const [start, setStart] = useState(since);
  if (start !== since) {
    setStart(since);
    setLeft(seconds);
  }
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return left;
}
