import { execFile } from 'node:child_process';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { bundleFunction } from './bundle.ts';
import { openApiText } from './openapi.ts';
import { packageManifest } from './package-manifest.ts';

const checkout = fileURLToPath(new URL('..', import.meta.url));

/** Files of the repository that go into the package, each with the name it gets there. */
const copies = [
  ['LICENSE', 'LICENSE'],
  ['CHANGELOG.md', 'CHANGELOG.md'],
  ['build/package-readme.md', 'README.md'],
] as const;

/**
 * Writes the package to publish into an empty `outdir`: compiled constructs, client and emulator with their types, the
 * function's bundle where the constructs look for it, openapi.json, and a package.json of its own.
 *
 * @throws what the TypeScript compiler complains about
 */
export async function writePackage(outdir: string): Promise<void> {
  await mkdir(outdir, { recursive: true });
  await Promise.all([
    compile(outdir),
    bundleFunction(join(outdir, 'lambda')),
    writeFile(join(outdir, 'openapi.json'), openApiText()),
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

if (import.meta.main) {
  const outdir = join(checkout, 'dist', 'package');
  await rm(outdir, { recursive: true, force: true });
  await writePackage(outdir);
}
