import type { Operation } from './operation.ts';
import { createDataIntegrationAssociation } from './operations/create-data-integration-association.ts';
import { createDataIntegration } from './operations/create-data-integration.ts';
import { deleteDataIntegration } from './operations/delete-data-integration.ts';
import { getDataIntegration } from './operations/get-data-integration.ts';
import { listDataIntegrationAssociations } from './operations/list-data-integration-associations.ts';
import { listDataIntegrations } from './operations/list-data-integrations.ts';
import { listTagsForResource } from './operations/list-tags-for-resource.ts';
import { tagResource } from './operations/tag-resource.ts';
import { untagResource } from './operations/untag-resource.ts';
import { updateDataIntegrationAssociation } from './operations/update-data-integration-association.ts';
import { updateDataIntegration } from './operations/update-data-integration.ts';

/** Every operation the emulator knows. Anything else is refused with `UnknownOperationException`. */
export const operations: readonly Operation[] = [
  createDataIntegration,
  createDataIntegrationAssociation,
  deleteDataIntegration,
  getDataIntegration,
  listDataIntegrationAssociations,
  listDataIntegrations,
  listTagsForResource,
  tagResource,
  untagResource,
  updateDataIntegration,
  updateDataIntegrationAssociation,
];
