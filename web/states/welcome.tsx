import './welcome.css';
import { PageLink } from '../address/page-link.tsx';
import { addressOf } from '../address/view.ts';
import { TextOfOthers } from '../parts/text-of-others.tsx';
import { listNote } from '../picker/list-note.ts';
import { useChoices } from '../picker/use-choices.ts';
import type { ChoiceSource } from '../picker/use-choices.ts';

/** Before a data integration is chosen: the ones to choose from, as links that can be opened and shared. */
export function Welcome({ source }: { source: ChoiceSource }) {
  const { choices, list } = useChoices(source);
  const note = listNote(list, 'There are more: the field above finds them.');

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
                <PageLink className="choice" search={addressOf({ identifier })}>
                  <TextOfOthers className="choice-name" text={name ?? identifier} />
                  {description !== undefined && <TextOfOthers className="choice-note" text={description} />}
                </PageLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {note !== undefined && <p className="choice-note">{note}</p>}
    </section>
  );
}
