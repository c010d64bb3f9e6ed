import type { DataIntegration } from './data-integration.ts';
import type { Call, OperationContext } from './operation.ts';
import { readIdentifier } from './read-input.ts';
import { ServiceError } from './service-error.ts';

/**
 * The data integration that a call's path names.
 *
 * @throws ServiceError `InvalidRequestException` or `ResourceNotFoundException`.
 */
export function findIntegration(call: Call, { store }: Pick<OperationContext, 'store'>): DataIntegration {
  const integration = store.find(readIdentifier(call));
  if (!integration)
    throw new ServiceError('ResourceNotFoundException', 'The DataIntegration does not exist.');
  return integration;
}
