import { useEffect, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

/**
 * Keeps the focus on what has it in a row, by the `data-row` of the row, where that is made anew at another place of the table: whoever was
 * on it stays on it.
 */
export function useKeptFocus<T extends HTMLElement>(): RefObject<T | null> {
  const table = useRef<T>(null);
  const focused = useRef<{ row: string; index: number }>(undefined);
  useEffect(() => {
    const element = table.current;
    const onFocus = ({ target }: FocusEvent) => {
      focused.current = undefined;
      if (!(target instanceof HTMLElement)) return;
      const row = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
      if (row !== undefined) focused.current = { row, index: placesIn(element, row).indexOf(target) };
    };
    // What is about to be taken out of the page with the focus on it may tell so before it is out.
    const onBlur = ({ target }: FocusEvent) => {
      const before = focused.current;
      queueMicrotask(() => {
        if (focused.current === before && target instanceof Element && target.isConnected)
          focused.current = undefined;
      });
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
    const { row, index } = focused.current;
    placesIn(table.current, row)[index]?.focus({ preventScroll: true });
  });
  return table;
}

/** What can have the focus in a row. */
function placesIn(table: HTMLElement | null, row: string): HTMLElement[] {
  return [...(table?.querySelectorAll<HTMLElement>(`[data-row="${CSS.escape(row)}"] :is(a, button)`) ?? [])];
}
