import type { Operation, Rules } from '../operation.ts';
import { beginRuns } from '../runs/last-run.ts';
import * as shapes from '../shapes/documented-shapes.ts';
import { associationArn } from '../state/arn.ts';
import type { DataIntegration } from '../state/data-integration.ts';
import { associationsOf } from '../state/find.ts';
import type { State } from '../state/store.ts';
import { ServiceError } from '../wire/service-error.ts';
import { findIntegration } from './parts/find.ts';
import { rememberCreation, repeatedOutput } from './parts/idempotency.ts';
import { readInput } from './parts/read-input.ts';

const input = {
  type: 'structure',
  required: [],
  members: {
    ClientId: shapes.clientId,
    ObjectConfiguration: shapes.objectConfiguration,
    DestinationURI: shapes.uri,
    ClientAssociationMetadata: shapes.clientAssociationMetadata,
    ClientToken: shapes.clientToken,
    ExecutionConfiguration: shapes.executionConfiguration,
  },
} as const;

/** Source: AppIntegrations API reference, CreateDataIntegrationAssociation. */
export const createDataIntegrationAssociation: Operation = {
  operation: 'CreateDataIntegrationAssociation',
  method: 'POST',
  path: '/dataIntegrations/{Identifier}/associations',
  handle(call, { store, rules, now, newId }) {
    const { ClientToken, ...members } = readInput(call, input);
    const state = store.state();
    const integration = findIntegration(call, state);
    const request = {
      operation: call.operation.operation,
      clientToken: ClientToken,
      input: { DataIntegrationId: integration.Id, ...members },
    };
    const repeated = repeatedOutput(request, state, now());
    if (repeated) return repeated;
    refuseOneTooMany(integration, state, rules);

    const Id = newId();
    const sequence = state.sequence + 1;
    const association = {
      Id,
      Arn: associationArn(integration.Id, Id),
      DataIntegrationId: integration.Id,
      DataIntegrationArn: integration.Arn,
      ...members,
      ...beginRuns(members.ExecutionConfiguration, now()),
      sequence,
    };
    const output = { DataIntegrationAssociationId: Id, DataIntegrationArn: integration.Arn };
    store.commit({
      sequence,
      associations: [...state.associations, association],
      ...rememberCreation(request, output, integration.Id, state, now()),
    });
    return output;
  },
};

function refuseOneTooMany(integration: DataIntegration, state: State, rules: Rules): void {
  const count = associationsOf(integration, state).length;
  if (count > 0 && !rules.allowReassociation) {
    throw new ServiceError(
      'InvalidRequestException',
      'The DataIntegration has been associated before. Use a different DataIntegration, or recreate it.',
    );
  }
  if (count >= rules.maxAssociations) {
    throw new ServiceError(
      'ResourceQuotaExceededException',
      'The DataIntegration has as many associations as the quota allows.',
    );
  }
}
