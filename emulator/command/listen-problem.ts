/** Errors of Node's that say that the address is none of this machine's. */
const NO_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAI_AGAIN', 'EINVAL', 'ENOTFOUND']);

/** Says what is wrong with the address a server could not listen on; undefined when it is something else. */
export function addressProblem(error: unknown, host: string | undefined): string | undefined {
  if (host === undefined || !NO_ADDRESS.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
  return `${host} is no address of this machine. Choose another one with --host, such as 127.0.0.1 or 0.0.0.0.`;
}
