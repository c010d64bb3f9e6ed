import { route } from '../../contract/route.ts';
import type { Association } from '../data-integration.ts';
import { lastExecutionStatus } from '../execution.ts';
import { associationsOf, findIntegration } from '../find.ts';
import type { Operation } from '../operation.ts';
import { cutPage } from '../page.ts';
import { readPageRequest } from '../read-input.ts';

/** Source: AppIntegrations API reference, ListDataIntegrationAssociations. */
export const listDataIntegrationAssociations: Operation = {
  ...route,
  handle(call, context) {
    const page = readPageRequest(call);
    const state = context.store.state();
    const associations = associationsOf(findIntegration(call, state), state);
    const { items, next } = cutPage(associations, page, call, context);
    return { DataIntegrationAssociations: items.map((item) => summarize(item, context.now())), ...next };
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
