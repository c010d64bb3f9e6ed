import { addressProblem } from '../emulator/command/listen-problem.ts';
import type { PortVariable } from './start-settings.ts';

/** What keeps a port from being had, by the codes of Node's errors. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'needs rights this user does not have',
  EADDRINUSE: 'is taken',
};

/**
 * Runs `start`, and turns its failure to get the port, or the address, into a sentence for the user.
 *
 * @throws Error whose message is for the user, or what `start` throws for another reason.
 */
export async function claimPort<Started>(
  variable: PortVariable,
  port: number,
  host: string | undefined,
  start: () => Promise<Started>,
): Promise<Started> {
  try {
    return await start();
  } catch (error) {
    const problem = addressProblem(error, host);
    if (problem !== undefined) throw new Error(problem, { cause: error });
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
    if (reason === undefined) throw error;
    throw new Error(`Port ${port} ${reason}. Choose another one with the variable ${variable}.`, {
      cause: error,
    });
  }
}
