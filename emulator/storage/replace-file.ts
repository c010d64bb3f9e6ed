import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** What cannot be renamed over: a file that is a mount of its own, and on Windows one that somebody reads just now. */
const BUSY = new Set(process.platform === 'win32' ? ['EBUSY', 'EPERM', 'EACCES'] : ['EBUSY', 'EXDEV']);

/** What systems and file systems answer that do not flush folders. */
const NOT_FLUSHED = new Set(['EACCES', 'EBADF', 'EINVAL', 'EISDIR', 'ENOSYS', 'ENOTSUP', 'EPERM']);

/**
 * Replaces a file as a whole, for good: whoever reads it, whenever the process or the machine ends, finds the old
 * content or the new one. Mode and owner stay. A file that is a mount of its own is overwritten in place, and while
 * that lasts, the new content is beside it, whole.
 *
 * @param beside Where the new content is written to first; nothing is left there, unless the file may be damaged.
 * @param rename For tests.
 * @throws Node's error.
 */
export function replaceFile(file: string, beside: string, content: string, rename = renameSync): void {
  let isDamaged = false;
  try {
    writeBeside(file, beside, content);
    try {
      rename(beside, file);
    } catch (error) {
      if (!BUSY.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      flushFolder(dirname(file));
      isDamaged = true;
      // From empty on: what is not whole is no JSON.
      writeFileSync(file, content, { flush: true });
      isDamaged = false;
      rmSync(beside);
    }
    flushFolder(dirname(file));
  } catch (error) {
    if (!isDamaged) rmSync(beside, { force: true });
    throw error;
  }
}

function writeBeside(file: string, beside: string, content: string): void {
  const old = statSync(file, { throwIfNoEntry: false });
  const target = openSync(beside, 'w');
  try {
    if (old !== undefined) {
      own(target, old);
      fchmodSync(target, old.mode & 0o7777);
    }
    writeFileSync(target, content);
    fsyncSync(target);
  } finally {
    closeSync(target);
  }
}

/** Only the superuser may give files away. */
function own(target: number, { uid, gid }: { uid: number; gid: number }): void {
  try {
    fchownSync(target, uid, gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}

/** A new name is safe only when its folder is. */
function flushFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (!NOT_FLUSHED.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
