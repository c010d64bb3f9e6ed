import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { seedJsonSchema } from '../emulator/seeds/json-schema.ts';
import { bundleFunction } from './bundle.ts';
import { NOTICES } from './notices.ts';
import { openApiText } from './openapi.ts';
import { readFolder, refuseUsedFolder } from './output-folder.ts';
import { NO_ADDRESS, packageManifest } from './package-manifest.ts';
import { addressesOf, readRemote } from './repository.ts';
import type { Addresses } from './repository.ts';
import { SBOM } from './sbom.ts';

const checkout = fileURLToPath(new URL('..', import.meta.url));

/** Files of the repository that go into the package, each with the name it gets there. */
const copies = [
  ['LICENSE', 'LICENSE'],
  ['CHANGELOG.md', 'CHANGELOG.md'],
  ['build/package-readme.md', 'README.md'],
] as const;

/**
 * Writes the package to publish into an empty `outdir`: compiled constructs, client and emulator with their types, the
 * functions as they are deployed, where the constructs look for them, openapi.json, what is in it of others, and a
 * package.json of its own.
 *
 * @param addresses - Where the project lives.
 * @throws what the TypeScript compiler, or the build of the console, complains about
 */
export async function writePackage(outdir: string, addresses: Addresses | undefined): Promise<void> {
  await mkdir(outdir, { recursive: true });
  await Promise.all([
    compile(outdir),
    bundleFunction(join(outdir, 'lambda')),
    runBuilder('console-function.ts', join(outdir, 'console')),
    runBuilder('sbom.ts').then((text) => writeFile(join(outdir, SBOM), text)),
    writeFile(join(outdir, 'openapi.json'), openApiText()),
    writeFile(join(outdir, 'emulator-seed.schema.json'), `${JSON.stringify(seedJsonSchema(), null, 2)}\n`),
    writeFile(join(outdir, 'package.json'), `${JSON.stringify(packageManifest(addresses), null, 2)}\n`),
    ...copies.map(([from, to]) => copyFile(join(checkout, from), join(outdir, to))),
  ]);
  await writeFile(join(outdir, NOTICES), await allNotices(outdir));
}

/** Those of the functions, which have theirs beside them as well. */
async function allNotices(outdir: string): Promise<string> {
  const parts = ['lambda', 'console'].map(
    async (folder) => `${folder}/\n\n${await readFile(join(outdir, folder, NOTICES), 'utf8')}`,
  );
  return (await Promise.all(parts)).join(`\n${'='.repeat(80)}\n\n`);
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
async function runBuilder(name: string, ...args: string[]): Promise<string> {
  try {
    return (await promisify(execFile)(process.execPath, [join(checkout, 'build', name), ...args])).stdout;
  } catch (error) {
    throw new Error((error as { stderr?: string }).stderr, { cause: error });
  }
}

/** What a person does with it. */
export function nextSteps(outdir: string, addresses: Addresses | undefined): string {
  const folder = relative(process.cwd(), outdir) || '.';
  const path = folder.startsWith('..') ? outdir : `./${folder}`;
  return `The package is in ${path}. Try it in a project of yours:

  npm install ${resolve(outdir)}

${addresses ? `or publish it:\n\n  npm publish ${path}` : NO_ADDRESS}`;
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
  console.log('Compiling the constructs, the client and the emulator, and building the functions ...');
  if (folder === undefined) await rm(outdir, { recursive: true, force: true });
  const addresses = addressesOf((await readRemote(checkout)) ?? '');
  await writePackage(outdir, addresses);
  console.log(nextSteps(outdir, addresses));
}

if (import.meta.main) {
  try {
    await run(process.argv.slice(2));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
