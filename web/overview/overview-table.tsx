import './overview-table.css';
import { useKeptFocus } from '../parts/use-kept-focus.ts';
import { grouped } from '../table/rows.ts';
import { columns } from './columns.ts';
import { OverviewRowView } from './overview-row.tsx';
import { ageWords } from './overview-rows.ts';
import type { OverviewRow } from './overview-rows.ts';

interface OverviewTableProps {
  /** Those to show, in order. */
  rows: readonly OverviewRow[];
  /** Epoch milliseconds. */
  now: number;
}

/** All data integrations. The rows are laid out as grids, hence the roles that the elements have anyway. */
export function OverviewTable({ rows, now }: OverviewTableProps) {
  const table = useKeptFocus<HTMLTableElement>();
  return (
    <table className="associations" role="table" ref={table}>
      <caption className="visually-hidden">Data integrations, those that need attention first</caption>
      <thead role="rowgroup" className="overview-thead">
        <tr className="association-head overview-grid" role="row">
          {Object.entries(columns).map(([column, about]) => (
            <th key={column} className={`cell cell-${column}`} role="columnheader" scope="col">
              {about.name}
              {'note' in about && <span className="column-note">{about.note}</span>}
            </th>
          ))}
        </tr>
      </thead>
      {grouped(rows).map(({ before, members }) => (
        <tbody key={before} role="rowgroup">
          {members.map((row) => (
            <OverviewRowView key={row.integration.identifier} row={row} age={ageWords(row, now)} />
          ))}
        </tbody>
      ))}
    </table>
  );
}
