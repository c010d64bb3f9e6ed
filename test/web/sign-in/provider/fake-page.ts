import type { Page } from '../../../../web/sign-in/provider/page.ts';
import { memoryStorage } from './memory-storage.ts';

/** A page without a browser. */
export interface FakePage extends Page {
  /** Where it went, in turn. */
  left: { href: string; isSilent: boolean }[];
  /** Another tab writes this into the storage of the browser. */
  changeElsewhere: (value: string) => void;
  /** Someone goes back to the page as it was left. */
  goBack: () => void;
  clock: number;
  /** What the page left for does not come: someone has stopped the browser. */
  stayHere: () => void;
}

export const FOLDER = 'https://console.example.com/prod/';

/**
 * @param storage - of the browser, for several tabs
 * @param tab - of the tab, for one page after the other
 */
export function fakePage(
  address: string = FOLDER,
  storage = memoryStorage(),
  tab = memoryStorage(),
): FakePage {
  let href = address;
  let changed: Parameters<Page['onStorage']>[0] | undefined;
  let returned: (() => void) | undefined;
  let stayed: (() => void) | undefined;
  const page: FakePage = {
    folder: FOLDER,
    isSecure: true,
    clock: 0,
    left: [],
    address: () => href,
    setAddress: (next) => (href = next),
    leave: (target, isSilent) => {
      page.left.push({ href: target, isSilent });
      return new Promise((resolve) => (stayed = resolve));
    },
    stayHere: () => stayed?.(),
    tabStorage: () => tab,
    storage: () => storage,
    now: () => page.clock,
    onStorage: (listener) => (changed = listener),
    onReturn: (listener) => (returned = listener),
    changeElsewhere: (value) => {
      const key = storage.key(0) ?? '';
      storage.setItem(key, value);
      changed?.({ key, newValue: value });
    },
    goBack: () => returned?.(),
  };
  return page;
}
