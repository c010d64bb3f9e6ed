import type { Operation } from '../operation.ts';
import { associationsOf } from '../state/find.ts';
import { ServiceError } from '../wire/service-error.ts';
import { findIntegration } from './parts/find.ts';

/**
 * Refused while associations exist. AWS documents the rule but not the error.
 * Source: AppIntegrations API reference, DeleteDataIntegration.
 */
export const deleteDataIntegration: Operation = {
  operation: 'DeleteDataIntegration',
  method: 'DELETE',
  path: '/dataIntegrations/{Identifier}',
  handle(call, { store }) {
    const state = store.state();
    const integration = findIntegration(call, state);
    if (associationsOf(integration, state).length > 0) {
      throw new ServiceError('InvalidRequestException', 'The DataIntegration has associations.');
    }
    store.commit({
      integrations: state.integrations.filter((each) => each !== integration),
      creations: state.creations.filter(({ DataIntegrationId }) => DataIntegrationId !== integration.Id),
    });
    return {};
  },
};
