import { useCallback, useSyncExternalStore } from 'react';

import { addressOf, identifierIn } from './identifier.ts';

/** The browser tells of back and forward with `popstate`, but not of `pushState`: this event does. */
const MOVED = 'console:moved';

/** The data integration in the page address, and how to go to another one. Back and forward work. */
export function useIdentifier(): [identifier: string | undefined, open: (identifier: string) => void] {
  const search = useSyncExternalStore(subscribe, () => globalThis.location.search);
  const open = useCallback((identifier: string) => {
    const address = addressOf(identifier);
    if (address === globalThis.location.search) return;
    globalThis.history.pushState(null, '', address);
    globalThis.dispatchEvent(new Event(MOVED));
  }, []);
  return [identifierIn(search), open];
}

function subscribe(changed: () => void): () => void {
  globalThis.addEventListener('popstate', changed);
  globalThis.addEventListener(MOVED, changed);
  return () => {
    globalThis.removeEventListener('popstate', changed);
    globalThis.removeEventListener(MOVED, changed);
  };
}
