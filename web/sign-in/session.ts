import type { ClientOptions } from '../../client/index.ts';

/** Why nobody is signed in, for people to read. */
export interface Explanation {
  title: string;
  /** What it means and what to do, in sentences. */
  advice: string;
  /** What the provider said, word for word: free text. */
  said?: string | undefined;
  /** Whether something went wrong. */
  isTrouble: boolean;
  /** Whether the provider still knows who they are, so that they may want to sign out there. */
  isKnown?: boolean;
}

/** `open`: the API may be asked. `busy`: the answer is on its way. `closed`: someone has to sign in. */
export type SessionState =
  | { readonly is: 'open' | 'busy' }
  | { readonly is: 'closed'; readonly because?: Explanation };

/** Who uses the page, and how their requests say so. */
export interface Session {
  /** The same object until it changes. */
  state: () => SessionState;
  /** Calls back after every change, until the function it returns is called. */
  subscribe: (changed: () => void) => () => void;
  /** Called before every attempt of every request. */
  authorize: NonNullable<ClientOptions['authorize']>;
  /** Sends in place of the global `fetch`. */
  send?: NonNullable<ClientOptions['fetch']>;
  /** Told when the API refused who is asking, where `send` does not find out by itself. */
  refused?: () => void;
  /** Absent where there is nobody to sign out. */
  signOut?: () => void;
  /** How to sign in; absent where nobody has to. */
  signIn?: { by: 'token'; hold: (token: string) => void } | { by: 'provider'; go: () => void };
}

/** The state of a session, and who wants to know of it. */
export interface StateHolder extends Pick<Session, 'state' | 'subscribe'> {
  become: (state: SessionState) => void;
}

export function holdState(state: SessionState): StateHolder {
  const listeners = new Set<() => void>();
  let now = state;
  return {
    state: () => now,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    become(state) {
      now = state;
      for (const changed of listeners) changed();
    },
  };
}

export const OPEN: SessionState = { is: 'open' };

/** Nobody has to sign in: requests carry what the browser adds. */
export function openSession(): Session {
  return { ...holdState(OPEN), authorize: () => undefined };
}
