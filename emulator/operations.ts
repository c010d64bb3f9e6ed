import { operations as routes } from '../contract/operations.ts';
import type { OperationName } from '../contract/operations.ts';
import type { Operation } from './operation.ts';
import { createDataIntegrationAssociation } from './operations/create-data-integration-association.ts';
import { createDataIntegration } from './operations/create-data-integration.ts';
import { deleteDataIntegration } from './operations/delete-data-integration.ts';
import { getDataIntegration } from './operations/get-data-integration.ts';
import { associations } from './operations/list-data-integration-associations.ts';
import { dataIntegrations } from './operations/list-data-integrations.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { listOf } from './operations/parts/list.ts';
import type { Source } from './operations/parts/list.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { updateDataIntegrationAssociation } from './operations/update-data-integration-association.ts';
import { updateDataIntegration } from './operations/update-data-integration.ts';

/** What the lists of the contract hold. */
const sources: Partial<Record<OperationName, Source>> = {
  ListDataIntegrationAssociations: associations,
  ListDataIntegrations: dataIntegrations,
};

/** Every operation the emulator knows. Anything else is refused with `UnknownOperationException`. */
export const operations: readonly Operation[] = [
  createDataIntegration,
  createDataIntegrationAssociation,
  deleteDataIntegration,
  getDataIntegration,
  listTagsForResource,
  tagResource,
  untagResource,
  updateDataIntegration,
  updateDataIntegrationAssociation,
  ...routes.map((route) => listOf(route, sources[route.operation])),
];
