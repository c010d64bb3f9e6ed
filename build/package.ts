import { execFile } from 'node:child_process';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { seedJsonSchema } from '../emulator/seeds/json-schema.ts';
import { bundleFunction } from './bundle.ts';
import { openApiText } from './openapi.ts';
import { readFolder, refuseUsedFolder } from './output-folder.ts';
import { packageManifest } from './package-manifest.ts';

const checkout = fileURLToPath(new URL('..', import.meta.url));

/** Files of the repository that go into the package, each with the name it gets there. */
const copies = [
  ['LICENSE', 'LICENSE'],
  ['CHANGELOG.md', 'CHANGELOG.md'],
  ['build/package-readme.md', 'README.md'],
] as const;

/**
 * Writes the package to publish into an empty `outdir`: compiled constructs, client and emulator with their types, both
 * functions as they are deployed, where the constructs look for them, openapi.json, and a package.json of its own.
 *
 * @throws what the TypeScript compiler, or the build of the console, complains about
 */
export async function writePackage(outdir: string): Promise<void> {
  await mkdir(outdir, { recursive: true });
  await Promise.all([
    compile(outdir),
    bundleFunction(join(outdir, 'lambda')),
    buildConsoleFunction(join(outdir, 'console')),
    writeFile(join(outdir, 'openapi.json'), openApiText()),
    writeFile(join(outdir, 'emulator-seed.schema.json'), `${JSON.stringify(seedJsonSchema(), null, 2)}\n`),
    writeFile(join(outdir, 'package.json'), `${JSON.stringify(packageManifest(), null, 2)}\n`),
    ...copies.map(([from, to]) => copyFile(join(checkout, from), join(outdir, to))),
  ]);
}

async function compile(outDir: string): Promise<void> {
  const tsc = join(checkout, 'node_modules/typescript/bin/tsc');
  const project = join(checkout, 'build/package.tsconfig.json');
  try {
    await promisify(execFile)(process.execPath, [tsc, '--project', project, '--outDir', outDir]);
  } catch (error) {
    throw new Error((error as { stdout?: string }).stdout, { cause: error });
  }
}

/** In a process of its own: Vite changes the one it runs in. */
async function buildConsoleFunction(outdir: string): Promise<void> {
  const command = join(checkout, 'build/console-function.ts');
  try {
    await promisify(execFile)(process.execPath, [command, outdir]);
  } catch (error) {
    throw new Error((error as { stderr?: string }).stderr, { cause: error });
  }
}

/** What a person does with it. */
function nextSteps(outdir: string): string {
  const folder = relative(process.cwd(), outdir) || '.';
  const path = folder.startsWith('..') ? outdir : `./${folder}`;
  return `The package is in ${path}. Try it in a project of yours:

  npm install ${resolve(outdir)}

or publish it:

  npm publish ${path}`;
}

const HELP = `Builds the package to publish: the constructs, the client, the emulator, the console and openapi.json.

  npm run build -- [FOLDER]

FOLDER is new or empty; without it, dist/package, made anew.`;

async function run(args: readonly string[]): Promise<void> {
  const { help, folder } = readFolder(args);
  if (help) {
    console.log(HELP);
    return;
  }
  const outdir = folder ?? join(checkout, 'dist', 'package');
  if (folder !== undefined) await refuseUsedFolder(folder);
  console.log('Compiling the constructs, the client and the emulator, and building both functions ...');
  if (folder === undefined) await rm(outdir, { recursive: true, force: true });
  await writePackage(outdir);
  console.log(nextSteps(outdir));
}

if (import.meta.main) {
  try {
    await run(process.argv.slice(2));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
