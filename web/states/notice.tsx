import './notice.css';
import type { ReactNode } from 'react';

import { Icon } from '../parts/icon.tsx';
import { useFocusWhenLost } from '../parts/use-focus-when-lost.ts';

/** One line above the list about how it came to be; `onDismiss` puts a button on it. */
export function Notice({ children, onDismiss }: { children: ReactNode; onDismiss?: () => void }) {
  const line = useFocusWhenLost<HTMLOutputElement>();
  return (
    <output className="notice" ref={line} tabIndex={-1}>
      <span>{children}</span>
      {onDismiss !== undefined && (
        <button className="copy-button" type="button" aria-label="Dismiss" onClick={onDismiss}>
          <Icon name="cross" />
        </button>
      )}
    </output>
  );
}
