import { memo, useId, useState } from 'react';

import type { DataIntegrationAssociation } from '../../client/index.ts';
import { Icon } from '../parts/icon.tsx';
import { planWords } from '../words/run-plan.ts';
import { AssociationDetails } from './association-details.tsx';
import { Cell } from './cell.tsx';
import { RunBadge } from './run-badge.tsx';

/** One association: what it is about in a line, everything else on demand. */
export const AssociationRow = memo(function AssociationRow({
  association,
}: {
  association: DataIntegrationAssociation;
}) {
  const [isOpen, setOpen] = useState(false);
  const detailsId = useId();
  const { ClientId, DestinationURI, ExecutionConfiguration, LastExecutionStatus } = association;
  const plan = planWords(ExecutionConfiguration);

  return (
    <>
      <tr className="association" role="row">
        <Cell column="run">
          <RunBadge status={LastExecutionStatus?.ExecutionStatus} />
          {LastExecutionStatus?.StatusMessage && (
            <bdi className="run-message">{LastExecutionStatus.StatusMessage}</bdi>
          )}
        </Cell>
        <Cell column="destination">{DestinationURI && <bdi className="uri">{DestinationURI}</bdi>}</Cell>
        <Cell column="client">{ClientId && <bdi className="client-id">{ClientId}</bdi>}</Cell>
        <Cell column="plan">
          <bdi>{plan.mode}</bdi>
          {plan.when.map((sentence) => (
            <bdi key={sentence} className="plan-when">
              {sentence}
            </bdi>
          ))}
        </Cell>
        <td className="cell cell-more" role="cell">
          <button
            className="more-button"
            type="button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailsId : undefined}
            aria-label={`Details of ${DestinationURI ?? ClientId ?? 'this association'}`}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name="chevron" />
          </button>
        </td>
      </tr>
      {isOpen && <AssociationDetails id={detailsId} association={association} />}
    </>
  );
});
