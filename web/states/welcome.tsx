import './welcome.css';
import type { MouseEvent } from 'react';

import { addressOf } from '../address/identifier.ts';
import { listNote } from '../picker/list-note.ts';
import { useChoices } from '../picker/use-choices.ts';
import type { ChoiceSource } from '../picker/use-choices.ts';

interface WelcomeProps {
  source: ChoiceSource;
  onOpen: (identifier: string) => void;
}

/** Before a data integration is chosen: the ones to choose from, as links that can be opened and shared. */
export function Welcome({ source, onOpen }: WelcomeProps) {
  const { choices, list } = useChoices(source);
  const note = listNote(list, 'There are more: the field above finds them.');

  function open(event: MouseEvent, identifier: string): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen(identifier);
  }

  return (
    <section className="welcome">
      <h1 className="page-title">Which data goes where, and did it arrive?</h1>
      <p className="welcome-lead">
        Choose a data integration of Amazon AppIntegrations to see what it is associated with and how the last
        run of each association went.
      </p>
      {[...Map.groupBy(choices, ({ group }) => group)].map(([group, members]) => (
        <section key={group ?? ''} className="choice-group">
          {group !== undefined && <h2 className="choice-heading">{group}</h2>}
          <ul className="choices">
            {members.map(({ identifier, name, description }) => (
              <li key={identifier}>
                <a
                  className="choice"
                  href={addressOf(identifier)}
                  onClick={(event) => open(event, identifier)}
                >
                  <bdi className="choice-name">{name ?? identifier}</bdi>
                  {description !== undefined && <bdi className="choice-note">{description}</bdi>}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {note !== undefined && <p className="choice-note">{note}</p>}
    </section>
  );
}
