import { watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';

/** What sources are; an editor's temporary files and backups are not. */
const SOURCES = new Set(['.css', '.html', '.json', '.svg', '.ts', '.tsx']);

/** Milliseconds without another event: one save makes several, saving all files many. */
const QUIET_MS = 100;

export interface Watching {
  close: () => void;
}

/**
 * Tells which sources were saved. Each folder is watched, and no file: an editor that writes a new file and gives it
 * the old one's name leaves behind a watched file that never changes again. (Node's own `recursive` and `--watch`
 * do not see that on Linux.)
 *
 * @param onSave Gets paths relative to `root`, such as `web/app.tsx`, once nothing has been saved for a moment.
 */
export async function watchFolders(
  root: string,
  folders: readonly string[],
  onSave: (paths: readonly string[]) => void,
): Promise<Watching> {
  const watchers = new Map<string, FSWatcher>();
  let saved = new Set<string>();
  let isStarted = false;
  let timer: NodeJS.Timeout | undefined;

  function note(path: string): void {
    if (SOURCES.has(extname(path))) saved.add(relative(root, path));
  }

  function changed(path: string): void {
    note(path);
    clearTimeout(timer);
    timer = setTimeout(() => void settle(), QUIET_MS);
  }

  async function settle(): Promise<void> {
    await watchAll();
    const paths = [...saved];
    saved = new Set();
    if (paths.length > 0) onSave(paths);
  }

  async function watchAll(): Promise<void> {
    const present = await allFolders(folders.map((each) => join(root, each)));
    for (const folder of watchers.keys()) if (!present.includes(folder)) forget(folder);
    for (const folder of present) {
      if (watchers.has(folder)) continue;
      watchFolder(folder);
      // Files that came with a new folder were there before anybody watched it.
      if (isStarted) for (const name of await readdir(folder).catch(() => [])) note(join(folder, name));
    }
    isStarted = true;
  }

  function watchFolder(folder: string): void {
    try {
      const watcher = watch(folder, (event, name) => {
        const path = join(folder, name ?? '');
        // A folder that was removed and made again is another one, though it has the same name.
        if (event === 'rename') forget(path);
        changed(path);
      });
      watchers.set(folder, watcher);
      watcher.on('error', () => forget(folder));
    } catch {
      // It is gone already; when it comes again, its parent tells.
    }
  }

  function forget(folder: string): void {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }

  await watchAll();
  return {
    close() {
      clearTimeout(timer);
      for (const watcher of watchers.values()) watcher.close();
    },
  };
}

async function allFolders(roots: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const asked = [...roots];
  for (const folder of asked) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
    if (entries === undefined) continue;
    found.push(folder);
    asked.push(...entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name)));
  }
  return found;
}
