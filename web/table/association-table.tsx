import './association-table.css';
import { useCallback, useState } from 'react';

import type { Sort, SortColumn } from '../address/view.ts';
import { Icon } from '../parts/icon.tsx';
import { TextOfOthers } from '../parts/text-of-others.tsx';
import { useKeptFocus } from '../parts/use-kept-focus.ts';
import { columns } from './columns.ts';
import { RowGroup } from './row-group.tsx';
import { grouped } from './rows.ts';
import type { KeyedAssociation } from './rows.ts';

interface AssociationTableProps {
  identifier: string;
  /** Those to show, in order. */
  rows: readonly KeyedAssociation[];
  sort: Sort;
  onSort: (sort: Sort) => void;
}

/**
 * Associations, sorted by the columns whose heads are buttons. The rows are laid out as grids, which takes their roles away in some
 * browsers: hence the roles that the elements have anyway.
 */
export function AssociationTable({ identifier, rows, sort, onSort }: AssociationTableProps) {
  const table = useKeptFocus<HTMLTableElement>();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((key: string) => {
    setOpen((keys) => {
      const next = new Set(keys);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);

  return (
    <table className="associations" role="table" ref={table}>
      <caption className="visually-hidden">
        Associations of <TextOfOthers text={identifier} />
      </caption>
      <thead role="rowgroup">
        <tr className="association-head" role="row">
          {Object.entries(columns).map(([column, { name, sortedBy, note }]) => (
            <th
              key={column}
              className={`cell cell-${column}`}
              role="columnheader"
              scope="col"
              aria-sort={
                sortedBy === sort.column ? (sort.isDescending ? 'descending' : 'ascending') : undefined
              }
            >
              {sortedBy === undefined ? (
                name
              ) : (
                <SortButton name={name} column={sortedBy} sort={sort} onSort={onSort} />
              )}
              {note !== undefined && <span className="column-note">{note}</span>}
            </th>
          ))}
          <th className="cell cell-more" role="columnheader" scope="col">
            <span className="visually-hidden">Details</span>
          </th>
        </tr>
      </thead>
      {grouped(rows).map(({ before, members }) => (
        <RowGroup key={before} rows={members} open={open} onToggle={toggle} />
      ))}
    </table>
  );
}

interface SortButtonProps {
  name: string;
  column: SortColumn;
  sort: Sort;
  onSort: (sort: Sort) => void;
}

/** Sorts by its column; once more, the other way round. */
function SortButton({ name, column, sort, onSort }: SortButtonProps) {
  const isSorted = sort.column === column;
  const className = `sort-button${isSorted ? ' sorted' : ''}${isSorted && sort.isDescending ? ' descending' : ''}`;
  return (
    <button
      className={className}
      type="button"
      onClick={() => onSort({ column, isDescending: isSorted && !sort.isDescending })}
    >
      {name} <Icon name="up" />
    </button>
  );
}
