import { memo } from 'react';

import type { DataIntegrationAssociation } from '../../client/index.ts';
import { AssociationRow } from './association-row.tsx';
import { keyed } from './rows.ts';
import { passes } from './run-filter.ts';
import type { RunFilter } from './run-filter.ts';

interface PageRowsProps {
  page: readonly DataIntegrationAssociation[];
  filter: RunFilter;
}

/** The rows of one page: pages that did not change are not rendered again. */
export const PageRows = memo(function PageRows({ page, filter }: PageRowsProps) {
  const rows = keyed(page).filter(({ association }) => passes(association, filter));
  if (rows.length === 0) return null;
  return (
    <tbody role="rowgroup">
      {rows.map(({ key, association }) => (
        <AssociationRow key={key} association={association} />
      ))}
    </tbody>
  );
});
