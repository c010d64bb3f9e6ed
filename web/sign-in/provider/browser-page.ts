import { ANSWER_WITHIN_MS } from './discovery.ts';
import type { Page } from './page.ts';

/** @param folder - of the page */
export function browserPage(folder: string): Page {
  const { history, location } = globalThis;
  return {
    folder,
    isSecure: globalThis.isSecureContext,
    address: () => location.href,
    setAddress: (href) => history.replaceState(null, '', href),
    leave(href, isSilent) {
      if (isSilent) location.replace(href);
      else location.assign(href);
      return new Promise((resolve) => setTimeout(resolve, ANSWER_WITHIN_MS));
    },
    tabStorage: () => globalThis.sessionStorage,
    storage: () => globalThis.localStorage,
    now: () => Date.now(),
    onStorage: (changed) => globalThis.addEventListener('storage', changed),
    onReturn: (returned) =>
      globalThis.addEventListener('pageshow', ({ persisted }) => {
        if (persisted) returned();
      }),
  };
}
