import type { DataIntegrationAssociation } from '../../contract/operations/list-data-integration-associations.ts';
import type { FailedRun } from '../../contract/watch.ts';
import { forLog } from '../upstream/upstream-error.ts';

/** The line for an association, if its last run failed. */
export function failedRunOf(
  dataIntegration: string,
  association: DataIntegrationAssociation,
): FailedRun | undefined {
  const { LastExecutionStatus, DataIntegrationAssociationArn, ClientId, DestinationURI } = association;
  if (LastExecutionStatus?.ExecutionStatus !== 'FAILED') return undefined;
  return {
    run: 'failed',
    dataIntegration,
    ...text('association', DataIntegrationAssociationArn),
    ...text('clientId', ClientId),
    ...text('destination', DestinationURI),
    ...text('statusMessage', LastExecutionStatus.StatusMessage),
  };
}

/** A member with a text of AWS's, no longer than a log line has room for. */
function text(member: keyof FailedRun, value: string | undefined): Partial<FailedRun> {
  return value === undefined ? {} : { [member]: forLog(value, undefined) };
}
