import './association-details.css';
import type { DataIntegrationAssociation } from '../../client/index.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { TextOfOthers } from '../parts/text-of-others.tsx';
import { columns } from './columns.ts';
import { detailsOf } from './details.ts';
import type { Detail } from './details.ts';

/** Everything the API says about an association, word for word, to read and to copy. */
export function AssociationDetails({
  id,
  rowKey,
  association,
}: {
  id: string;
  rowKey: string;
  association: DataIntegrationAssociation;
}) {
  return (
    <tr className="association-details" id={id} role="row" data-row={rowKey}>
      <td className="details-cell" role="cell" colSpan={Object.keys(columns).length + 1}>
        <dl className="details">
          {detailsOf(association).map((detail) => (
            <DetailItem key={detail.name} {...detail} />
          ))}
        </dl>
        <p className="fine-print">AWS does not tell when the last run was.</p>
      </td>
    </tr>
  );
}

function DetailItem({ name, value, inWords }: Detail) {
  return (
    <div className="detail">
      <dt className="detail-name">{name}</dt>
      <dd className="detail-value">
        <TextOfOthers text={value} />
        <CopyButton text={value} label={`Copy ${name}`} />
        {inWords !== undefined && <TextOfOthers className="detail-words" text={inWords} />}
      </dd>
    </div>
  );
}
