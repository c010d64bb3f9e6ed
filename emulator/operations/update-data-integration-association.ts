import { executionConfiguration } from '../documented-shapes.ts';
import { startRun } from '../execution.ts';
import { findAssociation } from '../find.ts';
import type { Operation } from '../operation.ts';
import { readInput } from '../read-input.ts';

const input = {
  type: 'structure',
  required: ['ExecutionConfiguration'],
  members: { ExecutionConfiguration: executionConfiguration },
} as const;

/** Runs an on-demand job again. Source: AppIntegrations API reference, UpdateDataIntegrationAssociation. */
export const updateDataIntegrationAssociation: Operation = {
  operation: 'UpdateDataIntegrationAssociation',
  method: 'PATCH',
  path: '/dataIntegrations/{Identifier}/associations/{DataIntegrationAssociationIdentifier}',
  handle(call, { store, now }) {
    const { ExecutionConfiguration } = readInput(call, input);
    const state = store.state();
    const association = findAssociation(call, state);
    const updated = { ...association, ExecutionConfiguration, ...startRun(ExecutionConfiguration, now()) };
    const index = state.associations.indexOf(association);
    store.commit({ associations: state.associations.with(index, updated) });
    return {};
  },
};
