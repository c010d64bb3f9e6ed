import './association-table.css';
import { associationsOn } from '../api/associations-query.ts';
import type { LoadedPages } from '../api/associations-query.ts';
import { TextOfOthers } from '../parts/text-of-others.tsx';
import { columns } from './columns.ts';
import { PageRows } from './page-rows.tsx';
import type { RunFilter } from './run-filter.ts';

interface AssociationTableProps {
  identifier: string;
  loaded: LoadedPages;
  filter: RunFilter;
}

/**
 * All associations loaded so far. The rows are laid out as grids, which takes their roles away in some browsers:
 * hence the roles that the elements have anyway.
 */
export function AssociationTable({ identifier, loaded, filter }: AssociationTableProps) {
  return (
    <table
      className={filter === undefined ? 'associations' : 'associations associations-filtered'}
      role="table"
    >
      <caption className="visually-hidden">
        Associations of <TextOfOthers text={identifier} />
      </caption>
      <thead role="rowgroup">
        <tr className="association-head" role="row">
          {Object.entries(columns).map(([column, name]) => (
            <th key={column} className={`cell cell-${column}`} role="columnheader" scope="col">
              {name}
              {column === 'run' && <span className="column-note">AWS tells no time of it</span>}
            </th>
          ))}
          <th className="cell cell-more" role="columnheader" scope="col">
            <span className="visually-hidden">Details</span>
          </th>
        </tr>
      </thead>
      {loaded.pages.map((page, index) => (
        <PageRows
          key={`${loaded.pageParams[index] ?? 'first'} ${filter ?? ''}`}
          page={associationsOn(page)}
          filter={filter}
        />
      ))}
    </table>
  );
}
