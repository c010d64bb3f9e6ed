import { type RefObject, useEffect, useRef } from 'react';

/** Before anybody used the page, the focus is not lost: it belongs at the top. */
let isInUse = false;
globalThis.addEventListener('focusin', () => (isInUse = true), { once: true });

/**
 * Gives the focus to an element as it appears, when whoever had it is gone from the page: keyboard and screen
 * reader users then go on where the page goes on.
 */
export function useFocusWhenLost<T extends HTMLElement>(): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => {
    const { activeElement, body } = document;
    if (isInUse && (activeElement === null || activeElement === body)) element.current?.focus();
  }, []);
  return element;
}
