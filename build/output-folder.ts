import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';

import { readFlags } from '../emulator/command/read-flags.ts';

/**
 * Reads a command line that may name one folder, relative to where the caller is.
 *
 * @returns An absolute path; nothing when none is named.
 * @throws Error whose message is for the user.
 */
export function readFolder(args: readonly string[]): { help: boolean; folder?: string } {
  const { help = false } = readFlags(args.filter(isFlag), { help: { type: 'boolean', short: 'h' } });
  const [folder, ...more] = args.filter((arg) => !isFlag(arg));
  if (more.length > 0) throw new Error(`Name one folder, not ${more.length + 1}.`);
  // A shell variable that was not set: it must not stand for the folder one happens to be in.
  if (folder?.trim() === '') throw new Error('The name of the folder is empty.');
  return { help, ...(folder !== undefined && { folder: resolve(folder) }) };
}

/**
 * Refuses a folder that may hold what is somebody's own.
 *
 * @param isEarlierBuild Whether what is there was written by the same command.
 * @throws Error whose message is for the user.
 */
export async function refuseUsedFolder(
  folder: string,
  isEarlierBuild: () => Promise<boolean> = async () => false,
): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new Error(`${folder} can't be written to: ${error.message}.`, { cause: error });
  });
  if (names.length === 0 || (await isEarlierBuild())) return;
  throw new Error(`${folder} is not empty. Name a folder that is, or that is not there yet.`);
}

function isFlag(arg: string): boolean {
  return arg.startsWith('-');
}
