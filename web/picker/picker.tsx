import './picker.css';
import { type KeyboardEvent, type SubmitEvent, useId, useState } from 'react';

import type { ListedIntegration } from '../config/config.ts';
import { Icon } from '../parts/icon.tsx';
import { afterKey, CLOSED, OPENED } from './combobox.ts';
import { matching } from './match.ts';
import { suggestionId, Suggestions } from './suggestions.tsx';

interface PickerProps {
  identifier: string | undefined;
  integrations: readonly ListedIntegration[];
  onOpen: (identifier: string) => void;
}

/** Choose a data integration from the list, or type any. */
export function Picker({ identifier = '', integrations, onOpen }: PickerProps) {
  const fieldId = useId();
  const listId = useId();
  const [text, setText] = useState(identifier);
  const [shown, setShown] = useState(identifier);
  const [box, setBox] = useState(CLOSED);
  if (shown !== identifier) {
    setShown(identifier);
    setText(identifier);
  }

  const found = matching(integrations, text === identifier ? '' : text);
  const isOpen = box.isOpen && found.length > 0;

  function choose(chosen: string): void {
    setBox(CLOSED);
    if (!/\S/.test(chosen)) return;
    setText(chosen);
    onOpen(chosen);
  }

  function pressKey(event: KeyboardEvent): void {
    const next = afterKey({ ...box, isOpen }, event.key, found.length);
    if (next === undefined) return;
    event.preventDefault();
    setBox(next);
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    choose((isOpen ? found[box.active]?.identifier : undefined) ?? text);
  }

  return (
    <search className="picker-search">
      <form className="picker" onSubmit={submit}>
        <label className="picker-label" htmlFor={fieldId}>
          Data integration
        </label>
        <div className="picker-field">
          <input
            id={fieldId}
            className="picker-input"
            role="combobox"
            aria-expanded={isOpen}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={isOpen && box.active >= 0 ? suggestionId(listId, box.active) : undefined}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder="Name, UUID or ARN"
            dir="auto"
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setBox(OPENED);
            }}
            onClick={() => setBox(OPENED)}
            onBlur={() => setBox(CLOSED)}
            onKeyDown={pressKey}
          />
          {isOpen && <Suggestions id={listId} integrations={found} active={box.active} onChoose={choose} />}
        </div>
        <button className="button button-strong" type="submit">
          Show <Icon name="arrow" />
        </button>
      </form>
    </search>
  );
}
