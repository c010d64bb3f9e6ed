import type { Association, DataIntegration } from './data-integration.ts';

/** Everything the emulator remembers, as JSON. */
export interface State {
  /** The `sequence` of whatever was created last. */
  sequence: number;
  integrations: readonly DataIntegration[];
  associations: readonly Association[];
}

/** What operations see of the state. */
export interface Store {
  /** All data integrations, in the order of creation. */
  integrations(): readonly DataIntegration[];
  /** The associations of one data integration, in the order of creation. */
  associationsOf(integration: DataIntegration): readonly Association[];
  /**
   * Finds a data integration by what AWS's documents use for the same parameter: its ARN, its UUID, or its name.
   * Spelling is exact; a name is never decoded, trimmed or folded.
   */
  find(identifier: string): DataIntegration | undefined;
}

export function createStore(initial: State): Store {
  const state = initial;

  return {
    integrations: () => state.integrations,

    associationsOf: ({ Id }) =>
      state.associations.filter((association) => association.DataIntegrationId === Id),

    find: (identifier) =>
      state.integrations.find(({ Arn, Id }) => Arn === identifier || Id === identifier) ??
      state.integrations.find(({ Name }) => Name === identifier),
  };
}
