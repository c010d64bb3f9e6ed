import type { MouseEvent } from 'react';

import type { ListedIntegration } from '../config/config.ts';
import { TextOfOthers } from '../parts/text-of-others.tsx';

interface SuggestionsProps {
  id: string;
  choices: readonly ListedIntegration[];
  active: number;
  /** Why the list may not be all. */
  note: string | undefined;
  onChoose: (identifier: string) => void;
}

/** The list under the text field. The focus stays in the field, which names the active suggestion. */
export function Suggestions({ id, choices, active, note, onChoose }: SuggestionsProps) {
  return (
    <div className="suggestions">
      {choices.length > 0 && (
        <div id={id} role="listbox" aria-label="Data integrations">
          {choices.map(({ identifier, name, description }, index) => (
            <div
              key={identifier}
              id={suggestionId(id, index)}
              ref={index === active ? scrollToItem : undefined}
              className="suggestion"
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onMouseDown={keepFocus}
              onMouseUp={() => onChoose(identifier)}
            >
              <TextOfOthers className="suggestion-name" text={name ?? identifier} />
              {description !== undefined && <TextOfOthers className="suggestion-note" text={description} />}
            </div>
          ))}
        </div>
      )}
      {note !== undefined && <p className="suggestions-note">{note}</p>}
    </div>
  );
}

function scrollToItem(item: HTMLElement | null): void {
  item?.scrollIntoView({ block: 'nearest' });
}

function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

/** The DOM id of a suggestion, for `aria-activedescendant`. */
export function suggestionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}
