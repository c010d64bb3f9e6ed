import { join, relative } from 'node:path';

import { buildConsole, publicFolder } from './console-files.ts';
import { NOTICES, noticesOf } from './notices.ts';
import { readFolder, refuseUsedFolder } from './output-folder.ts';
import { holdsConsole, putConsole } from './put-console.ts';
import { packagesOf } from './shipped-packages.ts';

const HELP = `Builds the console as static files for any host, and any folder on it.

  npm run build:web -- [FOLDER]

FOLDER is new, empty, or has an earlier build in it; without it, dist/web.`;

const usualFolder = join(import.meta.dirname, '..', 'dist', 'web');

async function run(args: readonly string[]): Promise<void> {
  const { help, folder = usualFolder } = readFolder(args);
  if (help) {
    console.log(HELP);
    return;
  }
  if (folder !== usualFolder) await refuseUsedFolder(folder, () => holdsConsole(folder));
  const startedAt = Date.now();
  console.log('Building the console, which takes some seconds ...');
  const { files, modules } = await buildConsole();
  const all = [...files, { fileName: NOTICES, content: noticesOf(packagesOf(modules)) }];
  await putConsole(folder, all, publicFolder, startedAt);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  const place = relative(process.cwd(), folder) || '.';
  console.log(`The console is built in ${seconds} s: ${place.startsWith('..') ? folder : place}.`);
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  // Of a mistake in the sources, Vite's message says all, with the lines around it.
  console.error((error as Error).message);
  process.exitCode = 1;
}
