import type { Call } from '../../operation.ts';
import type { Association, DataIntegration } from '../../state/data-integration.ts';
import { associationsOf, integrationOf, withIdentifier } from '../../state/find.ts';
import type { State } from '../../state/store.ts';
import { ServiceError } from '../../wire/service-error.ts';
import { readIdentifier } from './read-input.ts';

/**
 * The data integration that a call's path names.
 *
 * @throws ServiceError `InvalidRequestException` or `ResourceNotFoundException`.
 */
export function findIntegration(call: Call, state: State): DataIntegration {
  const integration = integrationOf(readIdentifier(call), state);
  if (!integration)
    throw new ServiceError('ResourceNotFoundException', 'The DataIntegration does not exist.');
  return integration;
}

/**
 * The association that a call's path names, by its ARN or its UUID.
 *
 * @throws ServiceError `InvalidRequestException` or `ResourceNotFoundException`.
 */
export function findAssociation(call: Call, state: State): Association {
  const identifier = readIdentifier(call, 'DataIntegrationAssociationIdentifier');
  const [association] = withIdentifier(identifier, associationsOf(findIntegration(call, state), state));
  if (!association) {
    throw new ServiceError('ResourceNotFoundException', 'The DataIntegrationAssociation does not exist.');
  }
  return association;
}
