import { memo } from 'react';

import { PageLink } from '../address/page-link.tsx';
import { addressOf } from '../address/view.ts';
import { describeFailure } from '../api/failure.ts';
import { TextOfOthers } from '../parts/text-of-others.tsx';
import { Cell } from '../table/cell.tsx';
import { RunBadge, StateBadge } from '../table/run-badge.tsx';
import { clockWords } from '../words/moment.ts';
import { columns } from './columns.ts';
import { countOf, shareOf } from './overview-rows.ts';
import type { OverviewRow } from './overview-rows.ts';
import type { AskFailure } from './round.ts';

interface OverviewRowProps {
  row: OverviewRow;
  /** How old it is, where that is to be said. */
  age: string;
}

/** A data integration: its name leads to its list. */
export const OverviewRowView = memo(function OverviewRowView({ row, age }: OverviewRowProps) {
  const { integration, summary, answeredAt, failure } = row;
  const { identifier, name = identifier, description } = integration;
  return (
    <tr className="association overview-grid overview-row" role="row" data-row={identifier}>
      <th className="cell cell-integration" role="rowheader" scope="row">
        <PageLink className="overview-link" search={addressOf({ identifier })}>
          <TextOfOthers text={name} />
        </PageLink>
        {description !== undefined && <TextOfOthers className="overview-source" text={description} />}
      </th>
      <Cell column="run" name={columns.run.name}>
        {summary === undefined && failure === undefined && <StateBadge tone="none" label="Not asked yet" />}
        {summary === undefined && failure !== undefined && (
          <>
            <StateBadge tone="other" label="Not known" />
            <TextOfOthers className="run-message" text={reasonOf(failure)} />
          </>
        )}
        {summary !== undefined && (
          <>
            <RunBadge status={summary.status} />
            {summary.message && <TextOfOthers className="run-message" text={summary.message} />}
            {shareOf(summary) !== '' && <span className="overview-share">{shareOf(summary)}</span>}
          </>
        )}
      </Cell>
      <Cell column="count" name={columns.count.name}>
        {summary === undefined ? '–' : countOf(summary)}
      </Cell>
      <Cell column="asked" name={columns.asked.name}>
        {summary === undefined ? '–' : clockWords(new Date(summary.statedAt ?? answeredAt))}
        {age !== '' && <span className="overview-age">{age}</span>}
        {summary !== undefined && failure !== undefined && (
          <TextOfOthers className="overview-age" text={`No newer answer: ${reasonOf(failure)}`} />
        )}
      </Cell>
    </tr>
  );
}, isSame);

function reasonOf({ error }: AskFailure): string {
  const { title, code } = describeFailure(error, true);
  return code === '' ? title : `${title} (${code})`;
}

function isSame(one: OverviewRowProps, other: OverviewRowProps): boolean {
  return (
    one.age === other.age &&
    one.row.integration === other.row.integration &&
    one.row.summary === other.row.summary &&
    one.row.answeredAt === other.row.answeredAt &&
    one.row.failure === other.row.failure
  );
}
