import type { ReactNode } from 'react';

interface ActionButtonProps {
  children: ReactNode;
  /** It cannot be used right now. It stays where it is and keeps the focus, unlike a disabled button. */
  isOff?: boolean;
  /** Without a frame, beside others. */
  isQuiet?: boolean;
  onAct: () => void;
}

/** A button that does something on this page. */
export function ActionButton({ children, isOff = false, isQuiet = false, onAct }: ActionButtonProps) {
  return (
    <button
      className={isQuiet ? 'button button-quiet' : 'button'}
      type="button"
      aria-disabled={isOff || undefined}
      onClick={() => {
        if (!isOff) onAct();
      }}
    >
      {children}
    </button>
  );
}
