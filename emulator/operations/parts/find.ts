import type { Call } from '../../operation.ts';
import type { Association, DataIntegration } from '../../state/data-integration.ts';
import type { State } from '../../state/store.ts';
import { ServiceError } from '../../wire/service-error.ts';
import { readIdentifier } from './read-input.ts';

/**
 * The data integration that a call's path names, by what AWS's documents use for the same parameter: its ARN, its
 * UUID, or its name. Spelling is exact: a name is never decoded again, trimmed or folded.
 *
 * @throws ServiceError `InvalidRequestException` or `ResourceNotFoundException`.
 */
export function findIntegration(call: Call, { integrations }: State): DataIntegration {
  const identifier = readIdentifier(call);
  const integration =
    integrations.find(({ Arn, Id }) => Arn === identifier || Id === identifier) ??
    integrations.find(({ Name }) => Name === identifier);
  if (!integration)
    throw new ServiceError('ResourceNotFoundException', 'The DataIntegration does not exist.');
  return integration;
}

/** The associations of one data integration, in the order of creation. */
export function associationsOf({ Id }: DataIntegration, { associations }: State): Association[] {
  return associations.filter(({ DataIntegrationId }) => DataIntegrationId === Id);
}

/**
 * The association that a call's path names, by its ARN or its UUID.
 *
 * @throws ServiceError `InvalidRequestException` or `ResourceNotFoundException`.
 */
export function findAssociation(call: Call, state: State): Association {
  const identifier = readIdentifier(call, 'DataIntegrationAssociationIdentifier');
  const association = associationsOf(findIntegration(call, state), state).find(
    ({ Arn, Id }) => Arn === identifier || Id === identifier,
  );
  if (!association) {
    throw new ServiceError('ResourceNotFoundException', 'The DataIntegrationAssociation does not exist.');
  }
  return association;
}
