import type { LastExecutionStatus } from '../../contract/operations/list-data-integration-associations.ts';
import { readGiven } from '../shapes/read-given.ts';
import type { ValueOf } from '../shapes/shape.ts';
import type { Association } from '../state/data-integration.ts';
import { associationsOf, integrationOf, withIdentifier } from '../state/find.ts';
import type { Store } from '../state/store.ts';
import { ServiceError } from '../wire/service-error.ts';

const text = { type: 'text', min: 1 } as const;

const statement = {
  type: 'structure',
  strict: true,
  required: ['identifier', 'ExecutionStatus'],
  members: {
    identifier: text,
    association: text,
    ExecutionStatus: { type: 'choice', strict: true, values: ['COMPLETED', 'IN_PROGRESS', 'FAILED'] },
    StatusMessage: text,
  },
} as const;

/**
 * What the last run of a data integration's associations came to: of all of them, or of the one whose ARN or UUID
 * `association` is. It stays so until another run begins.
 */
export type RunStatement = ValueOf<typeof statement>;

/** The runs of associations. */
export interface Runs {
  /**
   * States what the last run came to.
   *
   * @throws Error whose message is for the user.
   */
  set(run: RunStatement): void;
}

/** @param now Milliseconds since the epoch. */
export function createRuns(store: Store, now: () => number): Runs {
  return {
    set(run) {
      const { identifier, association, ...LastExecutionStatus } = readGiven(statement, run, 'The run');
      const state = store.state();
      const integration = integrationOf(identifier, state);
      const all = integration === undefined ? [] : associationsOf(integration, state);
      const meant = new Set(association === undefined ? all : withIdentifier(association, all));
      if (meant.size === 0) throw new ServiceError('ResourceNotFoundException', nothingThere(run));
      const statedAt = now();
      store.commit({
        associations: state.associations.map((each) => {
          if (!meant.has(each)) return each;
          return restated(each, LastExecutionStatus, statedAt);
        }),
      });
    },
  };
}

function restated(
  association: Association,
  LastExecutionStatus: LastExecutionStatus,
  statedAt: number,
): Association {
  const { runStartedAt: _, ...rest } = association;
  return { ...rest, LastExecutionStatus, statedAt };
}

function nothingThere({ identifier, association }: RunStatement): string {
  return association === undefined
    ? `There is no DataIntegration ${JSON.stringify(identifier)} with associations.`
    : `The DataIntegration ${JSON.stringify(identifier)} has no association ${JSON.stringify(association)}: give its ARN or its UUID.`;
}
