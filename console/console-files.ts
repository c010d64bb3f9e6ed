import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** A file as it is answered. All of them are text: API Gateway hands on nothing else as it is. */
export interface ConsoleFile {
  /** Its Content-Type. */
  type: string;
  text: string;
}

/** By name in the folder of the build, such as `assets/index-CbXzZy1a.js`. */
export type ConsoleFiles = ReadonlyMap<string, ConsoleFile>;

export const PAGE = 'index.html';
export const ICON = 'favicon.svg';
export const ASSETS = 'assets/';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.svg', 'image/svg+xml; charset=utf-8'],
]);

/** Whether a file of the build, named relative to its folder, is one that the function can answer with. */
export function isConsoleFile(name: string): boolean {
  const file = name.startsWith(ASSETS) ? name.slice(ASSETS.length) : '';
  return name === PAGE || name === ICON || (/^[\w-][\w.-]*$/.test(file) && TYPES.has(extname(file)));
}

/** Reads a built console, and nothing else that may be in its folder, such as the config.json of another host. */
export function readConsoleFiles(folder: string): ConsoleFiles {
  const files = new Map<string, ConsoleFile>();
  const names = [PAGE, ICON, ...namesIn(join(folder, ASSETS)).map((name) => ASSETS + name)];
  for (const name of names.filter(isConsoleFile)) {
    const text = unlessAbsent(() => readFileSync(join(folder, name), 'utf8'));
    if (text !== undefined) files.set(name, { type: TYPES.get(extname(name)) ?? '', text });
  }
  return files;
}

function namesIn(folder: string): string[] {
  const entries = unlessAbsent(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** On a laptop, another build may take a file away at any time. */
function unlessAbsent<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
