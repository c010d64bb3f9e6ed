import type { StorageChange } from './marker.ts';

/** What signing in needs of the browser. */
export interface Page {
  /** The folder of the page, with its slash: where the provider sends people back to. */
  folder: string;
  isSecure: boolean;
  address: () => string;
  /** Changes the address, and nothing else. */
  setAddress: (href: string) => void;
  /**
   * Leaves the page. Resolves where the page is still here after a time in which every provider answers: someone has stopped the
   * browser, or it was led nowhere.
   *
   * @param isSilent - going back does not lead there again
   */
  leave: (href: string, isSilent: boolean) => Promise<void>;
  /** Of this tab. @throws DOMException where the browser allows none */
  tabStorage: () => Storage;
  /** Of the browser. @throws DOMException where the browser allows none */
  storage: () => Storage;
  /** Milliseconds. Only differences count. */
  now: () => number;
  /** Another tab changed the storage of the browser. */
  onStorage: (changed: (event: StorageChange) => void) => void;
  /** The page is shown once more as it was left: someone went back. */
  onReturn: (returned: () => void) => void;
}
