import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Where `npm run build:web` puts the console. */
export const consoleFolder = join(root, 'dist', 'web');

/** What the console is made of. */
export const CONSOLE_SOURCES = ['web', 'client', 'console', 'contract', 'build'];

/**
 * Builds the console, in a process of its own, which says how far it is.
 *
 * @throws Error whose message is for the user.
 */
export async function buildConsole(folder: string, signal: AbortSignal): Promise<void> {
  const script = join(root, 'build', 'web.ts');
  const builder = spawn(process.execPath, [script, folder], {
    signal,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(builder, 'close');
  if (code !== 0) throw new Error('The console could not be built: the reason is above.');
}

/** Whether nothing the console is made of is newer than what was built. */
export async function isConsoleBuilt(folder: string, sourceRoot = root): Promise<boolean> {
  const built = await changedAt(join(folder, 'index.html')).catch(() => 0);
  const sources = [join(sourceRoot, 'package-lock.json')];
  for (const source of CONSOLE_SOURCES) {
    const path = join(sourceRoot, source);
    const names = await readdir(path, { recursive: true });
    // A folder changes when a file in it comes or goes.
    sources.push(path, ...names.map((name) => join(path, name)));
  }
  const changes = await Promise.all(sources.map(changedAt));
  return changes.every((each) => each < built);
}

async function changedAt(path: string): Promise<number> {
  return (await stat(path)).mtimeMs;
}
