import './overview.css';
import { useCallback, useMemo, useState } from 'react';

import { amend, useSearch } from '../address/location.ts';
import { addressOf, viewIn } from '../address/view.ts';
import type { ListedIntegration } from '../config/config.ts';
import { Announcement } from '../parts/announcement.tsx';
import { FindField } from '../parts/find-field.tsx';
import { useFocusWhenLost } from '../parts/use-focus-when-lost.ts';
import { useNow } from '../parts/use-now.ts';
import { useVisible } from '../parts/use-visible.ts';
import { ChoiceGroups } from '../picker/choice-groups.tsx';
import { listNote } from '../picker/list-note.ts';
import { useMoreChoices } from '../picker/use-choices.ts';
import type { ChoiceSource } from '../picker/use-choices.ts';
import { Loading } from '../states/loading.tsx';
import { StillTrying } from '../states/still-trying.tsx';
import { OverviewBar } from './overview-bar.tsx';
import { arrangeRows, countRows, standingWords } from './overview-rows.ts';
import { OverviewTable } from './overview-table.tsx';
import { useOverview } from './use-overview.ts';

/** Ages are in minutes. */
const AGES_MS = 20_000;

/** The first screen: which of all data integrations need attention, as far as is known by now. */
export function Overview({ source }: { source: ChoiceSource }) {
  const isVisible = useVisible();
  const { choices, list } = useMoreChoices(source, isVisible);
  const heading = useFocusWhenLost<HTMLHeadingElement>();
  const [asked, others] = useMemo(() => inAndOut(choices), [choices]);
  const isListing = list.isEnabled && list.isPending;

  return (
    <section className="overview" aria-busy={isListing}>
      <h1 className="page-title" ref={heading} tabIndex={-1}>
        Which data goes where, and did it arrive?
      </h1>
      <StillTrying isBusy={list.isFetching} />
      {asked.length > 0 && (
        <Standings integrations={asked} isListing={isListing} hasMore={list.hasNextPage} />
      )}
      {asked.length === 0 && isListing && <Loading />}
      {asked.length === 0 && !isListing && (
        <p className="overview-lead">
          Choose a data integration of Amazon AppIntegrations to see what it is associated with and how the
          last run of each association went.
        </p>
      )}
      {!isListing && <p className="fine-print">{listNote(list, 'Loading more of the list …')}</p>}
      <ChoiceGroups choices={others} />
    </section>
  );
}

/** Those whose runs are asked for, and those that are only offered. */
function inAndOut(choices: readonly ListedIntegration[]): [ListedIntegration[], ListedIntegration[]] {
  const { in: asked = [], out = [] } = Object.groupBy(choices, ({ inOverview }) =>
    inOverview === false ? 'out' : 'in',
  );
  return [asked, out];
}

interface StandingsProps {
  integrations: readonly ListedIntegration[];
  /** Whether it is not known yet which there are. */
  isListing: boolean;
  hasMore: boolean;
}

function Standings({ integrations, isListing, hasMore }: StandingsProps) {
  const { rows, news, isOver, ...round } = useOverview(integrations, !isListing);
  const now = useNow(AGES_MS, useVisible());
  const { find } = viewIn(useSearch());
  const shown = arrangeRows(rows, find);
  const standing = standingWords(countRows(rows));

  // At the end of a round, and then only if another one comes to something else.
  const [said, setSaid] = useState('');
  if (isOver && !hasMore && said !== standing) setSaid(standing);

  return (
    <>
      <Announcement>{news}</Announcement>
      <Announcement>{said}</Announcement>
      <div className="list-bar">
        <p className="overview-standing">{standing || 'Nothing is known yet'}</p>
        <OverviewBar {...round} isOver={isOver} all={rows.length} hasMore={hasMore} />
      </div>
      <FindField
        label="Find in the overview"
        value={find}
        onFind={useCallback((text: string) => amend(addressOf({ find: text })), [])}
      />
      {/* Narrow screens have no head of the table that says it. */}
      <p className="fine-print overview-no-time">AWS tells no time of a last run.</p>
      <OverviewTable rows={shown} now={now} />
      {shown.length === 0 && <p>None of the {rows.length.toLocaleString('en-GB')} holds these words.</p>}
    </>
  );
}
