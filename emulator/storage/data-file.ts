import { randomUUID } from 'node:crypto';
import { accessSync, constants, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { State } from '../state/store.ts';
import { leftovers, nameBeside, tidyAway } from './leftovers.ts';
import { LockedError, lockFile } from './lock.ts';
import type { Lock } from './lock.ts';
import { formatStored, readStored } from './read-state.ts';
import type { Stored } from './read-state.ts';
import { realPath } from './real-path.ts';
import { replaceFile } from './replace-file.ts';

/** A state that outlives the process. */
export interface DataFile {
  state: State;
  pageTokenSecret: string;
  /**
   * Replaces the file as a whole: whoever reads it sees the old state or the new one.
   *
   * @throws Error whose message is for the user.
   */
  save: (state: State) => void;
  /** Lets others have the file. */
  close: () => Promise<void>;
}

/**
 * Opens a data file for this process alone, and makes it from `initial` when there is none.
 *
 * @param path May be a symbolic link; it stays one.
 * @throws Error whose message is for the user: when another emulator has the file, when it cannot be read, understood or
 * written. A file that is not understood is left as it is.
 */
export async function openDataFile(path: string, initial: () => State): Promise<DataFile> {
  const file = told(path, 'write', () => realPath(path));
  refuseReadOnly(path, file);
  const lock = await claim(path, file);
  try {
    const left = leftovers(file);
    const beside = nameBeside(file);
    const write = (stored: Stored) =>
      told(path, 'write', () => replaceFile(file, beside, formatStored(stored)));

    const { isNew, ...stored } = readOrMake(path, file, left, initial);
    const pageTokenSecret = stored.pageTokenSecret ?? randomUUID();
    if (isNew || stored.pageTokenSecret === undefined) write({ ...stored, pageTokenSecret });
    tidyAway(left);
    let own = identityOf(file);
    return {
      state: stored.state,
      pageTokenSecret,
      save(state) {
        refuseChanged(path, identityOf(file), own);
        write({ state, pageTokenSecret });
        own = identityOf(file);
      },
      close: () => lock.release(),
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** It would be noticed at the first write otherwise, and whoever may do all would not notice it at all. */
function refuseReadOnly(path: string, file: string): void {
  const old = statSync(file, { throwIfNoEntry: false });
  if (old?.isDirectory()) {
    throw new Error(
      `Cannot use ${path}: it is a folder. Name a file in it, such as ${join(path, 'data.json')}, with --data.`,
    );
  }
  if (old !== undefined && !old.isFile()) {
    throw new Error(`Cannot use ${path}: it is no file. Name another one with --data.`);
  }
  const folder = dirname(file);
  const readOnly = [...(old === undefined ? [] : [file]), folder].find((each) => !isWritable(each));
  if (readOnly !== undefined) {
    throw new Error(
      `Cannot write ${path}: ${readOnly === folder ? `its folder ${folder}` : 'the file'} is read-only. Allow writing, or name another file with --data.`,
    );
  }
  told(path, 'write', () => {
    const beside = nameBeside(file);
    writeFileSync(beside, '');
    rmSync(beside, { force: true });
  });
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
  } catch {
    return false;
  }
  return process.platform === 'win32' || (statSync(path).mode & 0o222) !== 0;
}

async function claim(path: string, file: string): Promise<Lock> {
  try {
    return await lockFile(file);
  } catch (error) {
    const why =
      error instanceof LockedError
        ? `${path} is in use: another emulator keeps its data in it. Stop that one, or name another file with --data.`
        : `Cannot lock ${path}: ${(error as Error).message}.`;
    throw new Error(why, { cause: error });
  }
}

function readOrMake(
  path: string,
  file: string,
  left: readonly string[],
  initial: () => State,
): Stored & { isNew: boolean } {
  if (statSync(file, { throwIfNoEntry: false }) === undefined) return { state: initial(), isNew: true };
  try {
    return { ...readStored(file), isNew: false };
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw new Error(`Cannot read ${path}: ${(error as Error).message}.`, { cause: error });
    }
    const saved = firstWhole(left);
    if (saved !== undefined) return { ...saved, isNew: true };
    throw new Error(
      `${path} is not a data file of this emulator: ${error.message}. Move it away, or name another file with --data.`,
      { cause: error },
    );
  }
}

/** What a process that was killed while it overwrote the file in place had put beside it. */
function firstWhole(left: readonly string[]): Stored | undefined {
  for (const path of left) {
    try {
      return readStored(path);
    } catch {
      // It was killed before it overwrote anything.
    }
  }
  return undefined;
}

/** Between machines there is no lock, and people edit files. */
function refuseChanged(path: string, found: Identity | undefined, own: Identity | undefined): void {
  if (found === undefined || own === undefined || (found.ino === own.ino && found.size === own.size)) return;
  throw new Error(
    `Cannot write ${path}: something else has changed it meanwhile. Start the emulator again to go on with what is in it.`,
  );
}

/** What changes whenever a file is replaced. */
interface Identity {
  ino: bigint;
  size: bigint;
}

function identityOf(file: string): Identity | undefined {
  return statSync(file, { bigint: true, throwIfNoEntry: false });
}

function told<T>(path: string, doing: 'read' | 'write', run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new Error(`Cannot ${doing} ${path}: ${(error as Error).message}.`, { cause: error });
  }
}
