import './association-details.css';
import type { DataIntegrationAssociation } from '../../client/index.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { columns } from './columns.ts';
import { detailsOf } from './details.ts';
import type { Detail } from './details.ts';

/** Everything the API says about an association, word for word, to read and to copy. */
export function AssociationDetails({
  id,
  association,
}: {
  id: string;
  association: DataIntegrationAssociation;
}) {
  return (
    <tr className="association-details" id={id} role="row">
      <td className="details-cell" role="cell" colSpan={Object.keys(columns).length + 1}>
        <dl className="details">
          {detailsOf(association).map((detail) => (
            <DetailItem key={detail.name} {...detail} />
          ))}
        </dl>
      </td>
    </tr>
  );
}

function DetailItem({ name, value, inWords }: Detail) {
  return (
    <div className="detail">
      <dt className="detail-name">{name}</dt>
      <dd className="detail-value">
        <bdi>{value}</bdi>
        <CopyButton text={value} label={`Copy ${name}`} />
        {inWords !== undefined && <span className="detail-words">{inWords}</span>}
      </dd>
    </div>
  );
}
