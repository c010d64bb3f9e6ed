/** Who uses the page: a bearer token someone pasted, in memory only and gone with the page. */
export interface Session {
  /** What to send; `undefined` for nothing. */
  token: () => string | undefined;
  /** Whether there is a token, or none is wanted. */
  isOpen: () => boolean;
  /** Takes a new token; without one, forgets the one there was. */
  hold: (token?: string) => void;
  /** Calls back after every change, until the function it returns is called. */
  subscribe: (changed: () => void) => () => void;
}

/** A session without a token. `wantsToken`: whether the API has to be asked with one. */
export function createSession(wantsToken: boolean): Session {
  const listeners = new Set<() => void>();
  let held: string | undefined;
  return {
    token: () => held,
    isOpen: () => !wantsToken || held !== undefined,
    hold(token) {
      held = token;
      for (const changed of listeners) changed();
    },
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
