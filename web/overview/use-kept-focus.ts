import { useEffect, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Keeps the focus on the link of a row, by its `data-identifier`, where the row is made anew at another place of the table: whoever was on
 * it stays on it.
 */
export function useKeptFocus<T extends HTMLElement>(): RefObject<T | null> {
  const table = useRef<T>(null);
  const focused = useRef<string>(undefined);
  useEffect(() => {
    const element = table.current;
    const onFocus = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-identifier]') : null;
      focused.current = row?.dataset['identifier'];
    };
    // What is taken out of the page with the focus on it tells nobody, or is out of it by then.
    const onBlur = ({ target }: FocusEvent) => {
      if (target instanceof Element && target.isConnected) focused.current = undefined;
    };
    element?.addEventListener('focusin', onFocus);
    element?.addEventListener('focusout', onBlur);
    return () => {
      element?.removeEventListener('focusin', onFocus);
      element?.removeEventListener('focusout', onBlur);
    };
  }, []);
  useLayoutEffect(() => {
    if (focused.current === undefined || document.activeElement !== document.body) return;
    const place = `[data-identifier="${CSS.escape(focused.current)}"] a`;
    table.current?.querySelector<HTMLElement>(place)?.focus({ preventScroll: true });
  });
  return table;
}
