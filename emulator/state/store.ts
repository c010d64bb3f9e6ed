import type { Association, DataIntegration } from './data-integration.ts';

/** Everything the emulator remembers, as JSON. */
export interface State {
  /** The `sequence` of whatever was created last. */
  sequence: number;
  integrations: readonly DataIntegration[];
  associations: readonly Association[];
  creations: readonly Creation[];
  /** How far the clock has been moved on, in milliseconds. */
  advancedMs: number;
}

/** A creation that had a `ClientToken`, for answering its repetitions. */
export interface Creation {
  operation: string;
  clientToken: string;
  /** What was asked for. */
  input: unknown;
  /** What was answered. */
  output: object;
  DataIntegrationId: string;
  /** Milliseconds since the epoch. */
  createdAt: number;
}

/** What operations see of the state. Records are never changed, only replaced. */
export interface Store {
  state(): State;
  /** Replaces parts of the state; it counts only once it has been saved. */
  commit(changes: Partial<State>): void;
  /** Goes back to the state of the start. */
  reset(): void;
}

/** @param save Called with every new state before it counts; may throw. */
export function createStore(initial: State, save: (state: State) => void = () => {}): Store {
  let state = initial;
  const commit = (changes: Partial<State>) => {
    const next = { ...state, ...changes };
    save(next);
    state = next;
  };

  return { state: () => state, commit, reset: () => commit(initial) };
}
