import { route } from '../../contract/route.ts';
import type { Association } from '../data-integration.ts';
import { findIntegration } from '../find-integration.ts';
import type { Operation } from '../operation.ts';
import { cutPage } from '../page.ts';
import { readPageRequest } from '../read-input.ts';

/** Source: AppIntegrations API reference, ListDataIntegrationAssociations. */
export const listDataIntegrationAssociations: Operation = {
  ...route,
  handle(call, context) {
    const page = readPageRequest(call);
    const associations = context.store.associationsOf(findIntegration(call, context));
    const { items, next } = cutPage(associations, page, call, context);
    return { DataIntegrationAssociations: items.map(summarize), ...next };
  },
};

function summarize(association: Association) {
  const { Arn, DataIntegrationArn, ClientId, DestinationURI, ExecutionConfiguration, LastExecutionStatus } =
    association;
  return {
    DataIntegrationAssociationArn: Arn,
    DataIntegrationArn,
    ClientId,
    DestinationURI,
    ExecutionConfiguration,
    LastExecutionStatus,
  };
}
