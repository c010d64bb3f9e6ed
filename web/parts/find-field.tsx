import './find-field.css';
import { useEffect, useState } from 'react';

interface FindFieldProps {
  label: string;
  value: string;
  onFind: (text: string) => void;
}

/** Nobody wants to see the rows of half a word. */
const TYPING_MS = 200;

/** A field that shows only the rows that hold what is typed. */
export function FindField({ label, value, onFind }: FindFieldProps) {
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  // Back and forward change it, too.
  if (shown !== value) {
    setShown(value);
    setText(value);
  }
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => onFind(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, value, onFind]);

  return (
    <search className="find">
      <input
        className="find-input"
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </search>
  );
}
