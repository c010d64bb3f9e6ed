/** What keeps a port from being had, by the codes of Node's errors. */
const TAKEN: Readonly<Record<string, string>> = {
  EACCES: 'needs rights this user does not have. Choose another',
  EADDRINUSE: 'is taken. Stop what listens there, or choose another',
};

/** Errors of Node's that say that the address is none of this machine's. */
const NO_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAI_AGAIN', 'EINVAL', 'ENOTFOUND']);

/**
 * Runs `start`, and turns its failure to get the port, or the address, into a sentence for the user.
 *
 * @param chosenWith What the user chooses the port with, such as `EMULATOR_PORT`.
 * @param host Absent where the user has not chosen one.
 * @throws Error whose message is for the user, or what `start` throws for another reason.
 */
export async function claimPort<Started>(
  chosenWith: string,
  port: number | undefined,
  host: string | undefined,
  start: () => Promise<Started>,
): Promise<Started> {
  try {
    return await start();
  } catch (error) {
    const { code = '', syscall } = error as NodeJS.ErrnoException;
    // Files have rights, too.
    const reason = syscall === 'listen' ? TAKEN[code] : undefined;
    if (reason !== undefined) throw new Error(`Port ${port} ${reason} with ${chosenWith}.`, { cause: error });
    if (host === undefined || !NO_ADDRESS.has(code)) throw error;
    throw new Error(
      `${host} is no address of this machine. Choose another one with --host, such as 127.0.0.1 or 0.0.0.0.`,
      { cause: error },
    );
  }
}
