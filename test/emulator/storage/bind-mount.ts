import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes a file a mount of its own, as `docker run -v outside.json:/data.json` does; false where that is not allowed. */
export function bindMount(outside: string, inside: string): boolean {
  writeFileSync(inside, '');
  return spawnSync('/bin/mount', ['--bind', outside, inside]).status === 0;
}

export function unmount(inside: string): void {
  spawnSync('/bin/umount', [inside]);
}

/** Whether this system lets the tests do so. */
export const canMount = ((): boolean => {
  const folder = mkdtempSync(join(tmpdir(), 'mount-'));
  const [outside, inside] = [join(folder, 'outside'), join(folder, 'inside')];
  try {
    writeFileSync(outside, '');
    const done = bindMount(outside, inside);
    if (done) unmount(inside);
    return done;
  } finally {
    rmSync(folder, { recursive: true });
  }
})();
