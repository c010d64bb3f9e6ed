import './overview.css';
import { useCallback, useMemo, useState } from 'react';

import { amend, useSearch } from '../address/location.ts';
import { addressOf, viewIn } from '../address/view.ts';
import { askedWaitMs } from '../api/asked-wait.ts';
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
import { RetryButton } from '../states/retry-button.tsx';
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
  const { choices, list, tryAgain } = useMoreChoices(source, isVisible);
  const heading = useFocusWhenLost<HTMLHeadingElement>(list.status);
  const [asked, others] = useMemo(() => inAndOut(choices), [choices]);
  const isListing = list.isEnabled && list.isPending;
  const note = isListing ? undefined : listNote(list, 'Loading more of the list …');

  return (
    <section className="overview" aria-busy={isListing}>
      <h1 className="page-title" ref={heading} tabIndex={-1}>
        Which data goes where, and did it arrive?
      </h1>
      <StillTrying isBusy={list.isFetching} />
      {asked.length > 0 && (
        <Standings
          integrations={asked}
          isListing={isListing}
          hasMore={list.hasNextPage}
          isGrowing={list.hasNextPage && !list.isError}
        />
      )}
      {asked.length === 0 && isListing && <Loading />}
      {asked.length === 0 && !isListing && (
        <p className="overview-lead">
          {list.isSuccess &&
            choices.length === 0 &&
            !list.hasNextPage &&
            'The API lists no data integration. '}
          Choose a data integration of Amazon AppIntegrations to see what it is associated with and how the
          last run of each association went.
        </p>
      )}
      {!list.isError && <p className="fine-print">{note}</p>}
      <output className="fine-print">{list.isError && note}</output>
      {list.isError && (
        <RetryButton
          waitSeconds={askedWaitMs(list.error) / 1000}
          since={list.error}
          isBusy={list.isFetching}
          onRetry={tryAgain}
        />
      )}
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
  /** Whether those are on their way. */
  isGrowing: boolean;
}

function Standings({ integrations, isListing, hasMore, isGrowing }: StandingsProps) {
  const { rows, news, isAsking, ...round } = useOverview(integrations, !isListing);
  const isOver = round.isOver && !isGrowing;
  const now = useNow(AGES_MS, useVisible());
  const { find } = viewIn(useSearch());
  const shown = arrangeRows(rows, find);
  const standing = standingWords(countRows(rows));

  // At the end of a round, and then only if another one comes to something else.
  const [said, setSaid] = useState('');
  if (isOver && said !== standing) setSaid(standing);

  return (
    <>
      <StillTrying isBusy={isAsking} />
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
