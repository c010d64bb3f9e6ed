import { listDataIntegrationAssociations as contract } from '../../contract/operations/list-data-integration-associations.ts';
import type { Operation } from '../operation.ts';
import type { Association } from '../state/data-integration.ts';
import { lastExecutionStatus } from './parts/execution.ts';
import { associationsOf, findIntegration } from './parts/find.ts';
import { cutPage } from './parts/page.ts';
import { readPageRequest } from './parts/read-input.ts';

/** Source: AppIntegrations API reference, ListDataIntegrationAssociations. */
export const listDataIntegrationAssociations: Operation = {
  operation: contract.operation,
  method: contract.method,
  path: contract.path,
  handle(call, context) {
    const page = readPageRequest(call);
    const state = context.store.state();
    const associations = associationsOf(findIntegration(call, state), state);
    const { items, next } = cutPage(associations, page, call, context);
    return { [contract.list]: items.map((item) => summarize(item, context.now())), ...next };
  },
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
