import { memo, useId } from 'react';

import type { DataIntegrationAssociation } from '../../client/index.ts';
import { Icon } from '../parts/icon.tsx';
import { TextOfOthers } from '../parts/text-of-others.tsx';
import { planWords } from '../words/run-plan.ts';
import { visible } from '../words/visible.ts';
import { AssociationDetails } from './association-details.tsx';
import { Cell } from './cell.tsx';
import { columns } from './columns.ts';
import { RunBadge } from './run-badge.tsx';

interface AssociationRowProps {
  association: DataIntegrationAssociation;
  rowKey: string;
  /** Whether its details are shown. */
  isOpen: boolean;
  onToggle: (rowKey: string) => void;
}

/** One association: what it is about in a line, everything else on demand. */
export const AssociationRow = memo(function AssociationRow({
  association,
  rowKey,
  isOpen,
  onToggle,
}: AssociationRowProps) {
  const detailsId = useId();
  const { ClientId, DestinationURI, ExecutionConfiguration, LastExecutionStatus } = association;
  const plan = planWords(ExecutionConfiguration);

  return (
    <>
      <tr className="association" role="row" data-row={rowKey}>
        <Cell column="run" name={columns.run.name}>
          <RunBadge status={LastExecutionStatus?.ExecutionStatus} />
          {LastExecutionStatus?.StatusMessage && (
            <TextOfOthers className="run-message" text={LastExecutionStatus.StatusMessage} />
          )}
        </Cell>
        <Cell column="destination" name={columns.destination.name}>
          {DestinationURI && <TextOfOthers className="uri" text={DestinationURI} />}
        </Cell>
        <Cell column="client" name={columns.client.name}>
          {ClientId && <TextOfOthers className="client-id" text={ClientId} />}
        </Cell>
        <Cell column="plan" name={columns.plan.name}>
          <TextOfOthers text={plan.mode} />
          {plan.when.map((sentence) => (
            <TextOfOthers key={sentence} className="plan-when" text={sentence} />
          ))}
        </Cell>
        <td className="cell cell-more" role="cell">
          <button
            className="more-button"
            type="button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailsId : undefined}
            aria-label={`Details of ${visible(DestinationURI ?? ClientId ?? 'this association')}`}
            onClick={() => onToggle(rowKey)}
          >
            <Icon name="chevron" />
          </button>
        </td>
      </tr>
      {isOpen && <AssociationDetails id={detailsId} rowKey={rowKey} association={association} />}
    </>
  );
});
