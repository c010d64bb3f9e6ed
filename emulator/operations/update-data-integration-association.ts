import type { Operation } from '../operation.ts';
import { beginRuns, keepLastRun } from '../runs/last-run.ts';
import { executionConfiguration } from '../shapes/documented-shapes.ts';
import { findAssociation } from './parts/find.ts';
import { readInput } from './parts/read-input.ts';

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
    const updated = {
      ...association,
      ExecutionConfiguration,
      ...keepLastRun(association, now()),
      ...beginRuns(ExecutionConfiguration, now()),
    };
    const index = state.associations.indexOf(association);
    store.commit({ associations: state.associations.with(index, updated) });
    return {};
  },
};
