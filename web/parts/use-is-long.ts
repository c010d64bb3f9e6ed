import { useEffect, useState } from 'react';

const LONG_MS = 5000;

/** Whether something has been going on for longer than anybody expects. */
export function useIsLong(isGoingOn: boolean): boolean {
  const [isLong, setLong] = useState(false);
  if (isLong && !isGoingOn) setLong(false);
  useEffect(() => {
    if (!isGoingOn) return undefined;
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, [isGoingOn]);
  return isLong;
}
