import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** A name beside a file, for content that is to replace it. */
export function nameBeside(file: string): string {
  return `${file}.${randomUUID()}.tmp`;
}

/** What processes that were killed left under such names, the newest first. */
export function leftovers(file: string): string[] {
  const folder = dirname(file);
  const start = `${basename(file)}.`;
  return readdirSync(folder)
    .filter((name) => name.startsWith(start) && name.endsWith('.tmp'))
    .filter((name) => UUID.test(name.slice(start.length, -'.tmp'.length)))
    .map((name) => join(folder, name))
    .toSorted((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
}

/** Only for whoever has the lock: somebody else may be writing them. */
export function tidyAway(paths: readonly string[]): void {
  for (const path of paths) rmSync(path, { force: true });
}
