import { useEffect, useState } from 'react';

import { Icon } from './icon.tsx';

const SAID_FOR_MS = 2000;

/** Copies a text and says so. Absent where the browser gives pages no clipboard: the text can be selected. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  const { clipboard } = globalThis.navigator as { clipboard?: Clipboard };
  if (clipboard === undefined) return null;

  function copy(): void {
    clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  }

  return (
    <button className="copy-button" type="button" aria-label={label} title={label} onClick={copy}>
      <Icon name={isCopied ? 'check' : 'copy'} />
      <output>{isCopied && 'Copied'}</output>
    </button>
  );
}
