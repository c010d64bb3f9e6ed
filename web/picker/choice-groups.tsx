import './choice-groups.css';
import { PageLink } from '../address/page-link.tsx';
import { addressOf } from '../address/view.ts';
import type { ListedIntegration } from '../config/config.ts';
import { TextOfOthers } from '../parts/text-of-others.tsx';

/** Data integrations to choose from, under the headings of their groups. */
export function ChoiceGroups({ choices }: { choices: readonly ListedIntegration[] }) {
  return [...Map.groupBy(choices, ({ group }) => group)].map(([group, members]) => (
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
  ));
}
