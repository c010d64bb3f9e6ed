import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** Before anybody used the page, the focus is not lost: it belongs at the top. */
let isInUse = false;
globalThis.addEventListener('focusin', () => (isInUse = true), { once: true });

const NEVER = Symbol('never');

/**
 * Gives the focus to an element as it appears or `occasion` changes, when whoever had it is gone from the page:
 * keyboard and screen reader users then go on where the page goes on.
 */
export function useFocusWhenLost<T extends HTMLElement>(occasion?: unknown): RefObject<T | null> {
  const element = useRef<T>(null);
  const last = useRef<unknown>(NEVER);
  useEffect(() => {
    if (last.current === occasion) return;
    last.current = occasion;
    const { activeElement, body } = document;
    if (isInUse && (activeElement === null || activeElement === body)) element.current?.focus();
  }, [occasion]);
  return element;
}
