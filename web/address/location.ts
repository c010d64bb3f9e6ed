import { useSyncExternalStore } from 'react';

/** The browser tells of back and forward with `popstate`, but not of `pushState`: this event does. */
const MOVED = 'console:moved';

/** What the page address asks for: the part that begins with `?`, or nothing. Back and forward work. */
export function useSearch(): string {
  return useSyncExternalStore(subscribe, () => globalThis.location.search);
}

/** Goes to another view of this page, from its top. */
export function goTo(search: string): void {
  if (search === globalThis.location.search) return;
  globalThis.history.pushState(null, '', hrefOf(search));
  globalThis.scrollTo(0, 0);
  globalThis.dispatchEvent(new Event(MOVED));
}

/** Says in the address how the view is looked at, which is no step to go back from. */
export function amend(search: string): void {
  if (search === globalThis.location.search) return;
  globalThis.history.replaceState(null, '', hrefOf(search));
  globalThis.dispatchEvent(new Event(MOVED));
}

/** An address that others can be sent. */
export function hrefOf(search: string): string {
  return search === '' ? globalThis.location.pathname : search;
}

function subscribe(changed: () => void): () => void {
  globalThis.addEventListener('popstate', changed);
  globalThis.addEventListener(MOVED, changed);
  return () => {
    globalThis.removeEventListener('popstate', changed);
    globalThis.removeEventListener(MOVED, changed);
  };
}
