import { lastExecutionStatus } from '../runs/last-run.ts';
import type { Association } from '../state/data-integration.ts';
import { associationsOf } from '../state/find.ts';
import { findIntegration } from './parts/find.ts';
import type { Source } from './parts/list.ts';

/** Source: AppIntegrations API reference, ListDataIntegrationAssociations. */
export const associations: Source = (call, { store, now }) => {
  const state = store.state();
  return associationsOf(findIntegration(call, state), state).map((association) => ({
    sequence: association.sequence,
    show: () => summarize(association, now()),
  }));
};

function summarize(association: Association, now: number) {
  const { Arn, DataIntegrationArn, ClientId, DestinationURI, ExecutionConfiguration } = association;
  return {
    DataIntegrationAssociationArn: Arn,
    DataIntegrationArn,
    ClientId,
    DestinationURI,
    ExecutionConfiguration,
    LastExecutionStatus: lastExecutionStatus(association, now),
  };
}
