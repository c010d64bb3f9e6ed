import type { Operation } from './operation.ts';
import { getDataIntegration } from './operations/get-data-integration.ts';
import { listDataIntegrationAssociations } from './operations/list-data-integration-associations.ts';
import { listDataIntegrations } from './operations/list-data-integrations.ts';

/** Every operation the emulator knows. Anything else is refused with `UnknownOperationException`. */
export const operations: readonly Operation[] = [
  getDataIntegration,
  listDataIntegrationAssociations,
  listDataIntegrations,
];
