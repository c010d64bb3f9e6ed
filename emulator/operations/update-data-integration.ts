import type { DataIntegration } from '../data-integration.ts';
import { description, name } from '../documented-shapes.ts';
import { findIntegration } from '../find.ts';
import type { Operation } from '../operation.ts';
import { readInput } from '../read-input.ts';
import { isReserved } from '../reserved.ts';
import { ServiceError } from '../service-error.ts';
import type { State } from '../store.ts';

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
