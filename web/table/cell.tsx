import type { ReactNode } from 'react';

import { columns } from './columns.ts';

/** A cell; on narrow screens with the name of its column, which assistive technology knows from the header. */
export function Cell({ column, children }: { column: keyof typeof columns; children: ReactNode }) {
  return (
    <td className={`cell cell-${column}`} role="cell">
      <span className="cell-name" aria-hidden="true">
        {columns[column].name}
      </span>
      <div className="cell-content">{children || <span className="nothing">Not stated</span>}</div>
    </td>
  );
}
