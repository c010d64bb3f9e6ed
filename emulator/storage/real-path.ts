import { lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** As many as systems follow themselves. */
const MOST_LINKS = 40;

/**
 * Where a file is, or will be, when all symbolic links on the way have been followed, its own too, also one that leads
 * to nothing yet: a link must still lead there after the file has been replaced.
 *
 * @throws Node's error, when its folder does not exist; an Error when links go round in circles.
 */
export function realPath(path: string): string {
  let file = resolve(path);
  for (let links = 0; links <= MOST_LINKS; links += 1) {
    file = join(realpathSync(dirname(file)), basename(file));
    if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return file;
    file = resolve(dirname(file), readlinkSync(file));
  }
  throw new Error('its symbolic links lead to no file');
}
