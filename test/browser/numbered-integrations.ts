import type { SeedIntegration } from '../../emulator/state/seed.ts';

/** An association whose last run ended like this, or has not ended yet. */
export const state = (ExecutionStatus: string, StatusMessage?: string) => ({
  LastExecutionStatus: { ExecutionStatus, ...(StatusMessage && { StatusMessage }) },
});
export const EXPIRED = 'The connector refused the request: Session expired';

/** The numbers of those that have failed, and of the one that runs. */
const FAILED = new Set([5, 13, 20]);
const RUNNING = 9;

/** number-1, number-2 and so on: 5, 13 and 20 have failed, 9 runs, and the others are fine. */
export function numbered(count: number): SeedIntegration[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const trouble = FAILED.has(number) ? [state('FAILED', EXPIRED)] : [];
    const busy = number === RUNNING ? [state('IN_PROGRESS')] : [];
    return {
      Name: `number-${number}`,
      SourceURI: `s3://amzn-s3-demo-bucket/${number}`,
      associations: [state('COMPLETED', `${number} records transferred.`), ...trouble, ...busy],
    };
  });
}
