import type { DataIntegrationAssociation } from '../../client/index.ts';
import type { Sort, View } from '../address/view.ts';
import { runRank, runState } from '../words/execution.ts';
import { finder } from '../words/search.ts';
import { statusOf } from './run-filter.ts';

/** An association and what tells its row apart from the others of its list. */
export interface KeyedAssociation {
  key: string;
  association: DataIntegrationAssociation;
}

/** Off screen, the browser skips rows by so many. */
const GROUP = 50;

/** Keys that stay the same when the list is fetched again. Nothing says that every association has an ARN of its own. */
export function keyed(associations: readonly DataIntegrationAssociation[]): KeyedAssociation[] {
  const seen = new Map<string, number>();
  return associations.map((association) => {
    const arn = association.DataIntegrationAssociationArn ?? '';
    const before = seen.get(arn) ?? 0;
    seen.set(arn, before + 1);
    return { key: `${before} ${arn}`, association };
  });
}

/** Those rows that a view shows, in its order. Of equal ones the list's own order counts. */
export function arrange(
  rows: readonly KeyedAssociation[],
  { run, find, sort }: Pick<View, 'run' | 'find' | 'sort'>,
): KeyedAssociation[] {
  const isFound = finder(find);
  return rows
    .filter(
      ({ association }) =>
        (run === undefined || statusOf(association) === run) && isFound(textOf(association)),
    )
    .toSorted(({ association: one }, { association: other }) => compare(one, other, sort));
}

/** Rows by as many as the browser skips at once, and with how many stand before them. */
export function grouped<Row>(rows: readonly Row[]): { before: number; members: Row[] }[] {
  return Array.from({ length: Math.ceil(rows.length / GROUP) }, (_, index) => {
    const before = index * GROUP;
    return { before, members: rows.slice(before, before + GROUP) };
  });
}

const { compare: compareText } = new Intl.Collator('en', { numeric: true });

function compare(
  one: DataIntegrationAssociation,
  other: DataIntegrationAssociation,
  { column, isDescending }: Sort,
): number {
  const sign = isDescending ? -1 : 1;
  if (column === 'run') return sign * (runRank(statusOf(one)) - runRank(statusOf(other)));
  const member = column === 'client' ? 'ClientId' : 'DestinationURI';
  const [first, second] = [one[member], other[member]];
  // What is not stated comes last, whichever way.
  if (!first || !second) return Number(!first) - Number(!second);
  return sign * compareText(first, second);
}

/** All that can be found. */
function textOf(association: DataIntegrationAssociation): string {
  const { ExecutionConfiguration, LastExecutionStatus } = association;
  return [
    association.DestinationURI,
    association.ClientId,
    runState(LastExecutionStatus?.ExecutionStatus).label,
    LastExecutionStatus?.StatusMessage,
    ExecutionConfiguration?.ScheduleConfiguration?.Object,
    association.DataIntegrationAssociationArn,
  ].join(' ');
}
