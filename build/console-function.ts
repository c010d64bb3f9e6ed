import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { ICON, isConsoleFile } from '../console/console-files.ts';
import { makeBundle, modulesOf, writeFunction } from './bundle.ts';
import { buildConsole, publicFolder } from './console-files.ts';
import { NOTICES } from './notices.ts';
import { readFolder, refuseUsedFolder } from './output-folder.ts';
import { packagesOf } from './shipped-packages.ts';

const ENTRY_POINT = 'console/handler.ts';

const USAGE = `Usage: node build/console-function.ts OUTDIR
Writes the function that serves the console to OUTDIR, which is new or empty: index.mjs, the built console in web/, and
${NOTICES} of both.`;

/** Writes the function and its files. Its config.json is a variable of the function, so there is none among them. */
async function writeConsoleFunction(outdir: string): Promise<void> {
  const { files, modules } = await buildConsole();
  const unknown = files.map(({ fileName }) => fileName).filter((name) => !isConsoleFile(name));
  if (unknown.length > 0) {
    throw new Error(
      `The function can't answer with ${unknown.join(', ')}: console/console-files.ts says which files it can.`,
    );
  }
  const bundle = await makeBundle(ENTRY_POINT);
  await writeFunction(outdir, bundle, packagesOf([...modulesOf(bundle), ...modules]));
  const web = join(outdir, 'web');
  for (const { fileName, content } of files) {
    await mkdir(dirname(join(web, fileName)), { recursive: true });
    await writeFile(join(web, fileName), content);
  }
  await copyFile(join(publicFolder, ICON), join(web, ICON));
}

/** Says on stderr how far it is: under `cdk synth`, stdout is the template's. */
async function run(args: readonly string[]): Promise<void> {
  const { help, folder } = readFolder(args);
  if (help || folder === undefined) {
    console.error(USAGE);
    process.exitCode = help ? 0 : 2;
    return;
  }
  await refuseUsedFolder(folder);
  const startedAt = Date.now();
  console.error("Building the console's function, which takes some seconds ...");
  await writeConsoleFunction(folder);
  console.error(`The console's function is built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  // Of a mistake in the sources, Vite's message says all, with the lines around it.
  console.error((error as Error).message);
  process.exitCode = 1;
}
