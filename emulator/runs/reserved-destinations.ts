import type { LastExecutionStatus } from '../../contract/operations/list-data-integration-associations.ts';

/** A destination whose runs always come to the same. */
interface ReservedDestination {
  /** What a caller sees, for people choosing one. */
  sentence: string;
  result: LastExecutionStatus;
}

/** By what follows `://` in a DestinationURI, as in `s3://run-fails/anything`. */
export const reservedDestinations: Readonly<Record<string, ReservedDestination>> = {
  'run-fails': {
    sentence: 'Each run ends as FAILED.',
    result: {
      ExecutionStatus: 'FAILED',
      StatusMessage: 'The connector refused the request: INVALID_SESSION_ID: Session expired or invalid',
    },
  },
  'run-never-ends': {
    sentence: 'Each run stays IN_PROGRESS.',
    result: { ExecutionStatus: 'IN_PROGRESS' },
  },
};

/** What a run to a destination comes to, when its time is over. */
export function resultAt(destination: string | undefined, startedAt: number): LastExecutionStatus {
  const [, place = ''] = /^\w+:\/\/([^/]*)/.exec(destination ?? '') ?? [];
  if (Object.hasOwn(reservedDestinations, place)) return reservedDestinations[place]?.result ?? {};
  const time = new Date(startedAt).toISOString().replace(/\.\d+Z$/, 'Z');
  return { ExecutionStatus: 'COMPLETED', StatusMessage: `The run of ${time} transferred 0 records.` };
}
