import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { buildConsole, CONSOLE_SOURCES, consoleFolder, isConsoleBuilt } from './build-console.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { watchFolders } from './watch-folders.ts';

/** `npm run dev`: `npm start`, once more for every saved file: the servers, or only the console. */
const root = join(import.meta.dirname, '..');
const SERVER_SOURCES = ['build', 'console', 'contract', 'emulator', 'lambda', 'local'];

const args = process.argv.slice(2);
const stop = new AbortController();

/** Whether a file of the console was saved after the last build began. */
let isConsoleSaved = false;

/** With the console as it was built last: a mistake in it must not take the route away. */
const restart = oneAtATime(async () => {
  await end(server);
  if (stop.signal.aborted) return;
  const restarted = startServer('start.ts', '--brief', ...args);
  restarted.once('exit', () => {
    if (!restarted.killed) console.error('The servers have ended. The next save starts them again.');
  });
  server = restarted;
});

/** Also where a restart has ended the first build. */
const rebuild = oneAtATime(async () => {
  if (stop.signal.aborted || (!isConsoleSaved && (await isConsoleBuilt(consoleFolder)))) return;
  isConsoleSaved = false;
  await buildConsole(consoleFolder, stop.signal).catch((error: Error) => {
    if (!stop.signal.aborted) console.error(error.message);
  });
});

const watching = await watchFolders(root, [...new Set([...SERVER_SOURCES, ...CONSOLE_SOURCES])], (paths) => {
  const folders = paths.map((path) => path.split(/[\\/]/)[0] ?? '');
  const isServer = folders.some((folder) => SERVER_SOURCES.includes(folder));
  isConsoleSaved ||= folders.some((folder) => CONSOLE_SOURCES.includes(folder));
  if (isServer || hasEnded(server)) restart();
  if (isServer || isConsoleSaved) rebuild();
});

const first = startServer('start-with-console.ts', ...args);
let server = first;
// It may have nothing to serve: it was asked for help, or a setting is wrong. Of a later one, the next save may mend it.
first.once('exit', (code) => {
  if (!first.killed) process.exit(code ?? 1);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stop.abort();
    watching.close();
    void end(server).then(() => process.exit(0));
  });
}

function startServer(script: string, ...args: string[]): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, script), ...args], { stdio: 'inherit' });
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
