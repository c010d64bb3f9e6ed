import './picker.css';
import { useId, useState } from 'react';
import type { KeyboardEvent, SubmitEvent } from 'react';

import { Announcement } from '../parts/announcement.tsx';
import { Icon } from '../parts/icon.tsx';
import { visible } from '../words/visible.ts';
import { afterKey, CLOSED, OPENED } from './combobox.ts';
import type { Combobox } from './combobox.ts';
import { listNote } from './list-note.ts';
import { matching } from './match.ts';
import { suggestionId, Suggestions } from './suggestions.tsx';
import { useMoreChoices } from './use-choices.ts';
import type { ChoiceSource } from './use-choices.ts';

interface PickerProps {
  identifier: string | undefined;
  source: ChoiceSource;
  onOpen: (identifier: string) => void;
}

/** Choose a data integration from the list, or type any. */
export function Picker({ identifier: opened = '', source, onOpen }: PickerProps) {
  const identifier = visible(opened);
  const fieldId = useId();
  const listId = useId();
  const [text, setText] = useState(identifier);
  const [shown, setShown] = useState(identifier);
  const [isOpen, setOpen] = useState(false);
  // By what it is, not by where it stands: the list grows.
  const [activeIdentifier, setActive] = useState<string>();
  const { choices, list, tryAgain } = useMoreChoices(source, isOpen);
  if (shown !== identifier) {
    setShown(identifier);
    setText(identifier);
  }

  const found = matching(choices, text === identifier ? '' : text);
  const active = found.findIndex((each) => each.identifier === activeIdentifier);
  const note = listNote(list, 'Loading more of the list …');
  const isExpanded = isOpen && found.length > 0;

  function setBox(box: Combobox): void {
    if (box.isOpen && !isOpen) tryAgain();
    setOpen(box.isOpen);
    setActive(found[box.active]?.identifier);
  }

  function choose(chosen: string): void {
    setBox(CLOSED);
    if (!/\S/.test(chosen)) return;
    setText(visible(chosen));
    onOpen(chosen);
  }

  function pressKey(event: KeyboardEvent): void {
    const next = afterKey({ isOpen, active }, event.key, found.length);
    if (next === undefined) return;
    event.preventDefault();
    setBox(next);
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    choose((isOpen ? found[active]?.identifier : undefined) ?? (text === identifier ? opened : text));
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
            aria-expanded={isExpanded}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={isExpanded && active >= 0 ? suggestionId(listId, active) : undefined}
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
          {isOpen && (found.length > 0 || note !== undefined) && (
            <Suggestions id={listId} choices={found} active={active} note={note} onChoose={choose} />
          )}
          <Announcement>{(isOpen && note) || ''}</Announcement>
        </div>
        <button className="button button-strong" type="submit">
          Show <Icon name="arrow" />
        </button>
      </form>
    </search>
  );
}
