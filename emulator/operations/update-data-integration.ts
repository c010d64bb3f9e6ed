import { isReserved } from '../faults/reserved.ts';
import type { Operation } from '../operation.ts';
import { description, name } from '../shapes/documented-shapes.ts';
import type { DataIntegration } from '../state/data-integration.ts';
import type { State } from '../state/store.ts';
import { ServiceError } from '../wire/service-error.ts';
import { findIntegration } from './parts/find.ts';
import { readInput } from './parts/read-input.ts';

const input = { type: 'structure', required: [], members: { Name: name, Description: description } } as const;

/** Source: AppIntegrations API reference, UpdateDataIntegration, which knows no `DuplicateResourceException`. */
export const updateDataIntegration: Operation = {
  operation: 'UpdateDataIntegration',
  method: 'PATCH',
  path: '/dataIntegrations/{Identifier}',
  handle(call, { store }) {
    const changes = readInput(call, input);
    const state = store.state();
    const integration = findIntegration(call, state);
    refuseTakenName(changes.Name, integration, state);
    const index = state.integrations.indexOf(integration);
    store.commit({ integrations: state.integrations.with(index, { ...integration, ...changes }) });
    return {};
  },
};

function refuseTakenName(name: string | undefined, { Id }: DataIntegration, { integrations }: State): void {
  if (name === undefined) return;
  if (isReserved(name) || integrations.some((other) => other.Name === name && other.Id !== Id)) {
    throw new ServiceError('InvalidRequestException', 'Another DataIntegration has this name.');
  }
}
