import type { ReactNode } from 'react';

interface CellProps {
  column: string;
  /** The name of its column, which assistive technology knows from the header: narrow screens show it here. */
  name: string;
  children: ReactNode;
}

/** A cell of a table whose rows are laid out as grids. */
export function Cell({ column, name, children }: CellProps) {
  return (
    <td className={`cell cell-${column}`} role="cell">
      <span className="cell-name" aria-hidden="true">
        {name}
      </span>
      <div className="cell-content">{children || <span className="nothing">Not stated</span>}</div>
    </td>
  );
}
