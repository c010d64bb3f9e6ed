import { useEffect, useState } from 'react';

/** The time in epoch milliseconds, as often as asked for while `isWanted`. */
export function useNow(everyMs: number, isWanted: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isWanted) return undefined;
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, isWanted]);
  return now;
}
