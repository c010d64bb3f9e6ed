import { memo } from 'react';

import { AssociationRow } from './association-row.tsx';
import type { KeyedAssociation } from './rows.ts';

interface RowGroupProps {
  rows: readonly KeyedAssociation[];
  /** Keys of those whose details are shown. */
  open: ReadonlySet<string>;
  onToggle: (key: string) => void;
}

/** Some rows that the browser skips together: a group in which nothing changed is not rendered again. */
export const RowGroup = memo(function RowGroup({ rows, open, onToggle }: RowGroupProps) {
  return (
    <tbody role="rowgroup">
      {rows.map(({ key, association }) => (
        <AssociationRow
          key={key}
          rowKey={key}
          association={association}
          isOpen={open.has(key)}
          onToggle={onToggle}
        />
      ))}
    </tbody>
  );
}, isSame);

function isSame(one: RowGroupProps, other: RowGroupProps): boolean {
  return (
    one.open === other.open &&
    one.rows.length === other.rows.length &&
    one.rows.every(
      ({ key, association }, index) =>
        key === other.rows[index]?.key && association === other.rows[index].association,
    )
  );
}
