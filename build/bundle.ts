import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';
import type { BuildOptions, Metafile } from 'esbuild';

import { lazyBuiltins } from './lazy-builtins.ts';
import { NOTICES, noticesOf } from './notices.ts';
import { packagesOf } from './shipped-packages.ts';
import type { ShippedPackage } from './shipped-packages.ts';
import { slimSdk } from './slim-sdk.ts';

const ENTRY_POINT = 'lambda/handler.ts';

/** The second entry, which lies beside the first and shares no file with it: what is in one makes the other no larger. */
export const WATCH_ENTRY_POINT = 'lambda/watch/handler.ts';

/** The one recipe of the function's bundle: the stack, the tests, the size report and the benchmarks all call it. */
const recipe = {
  absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
  entryPoints: [ENTRY_POINT],
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'none',
  plugins: [slimSdk, lazyBuiltins],
  logLevel: 'warning',
} satisfies BuildOptions;

/** A built function: its one file, and what that is made of. */
export interface Bundle {
  code: Uint8Array;
  metafile: Metafile;
}

/**
 * The function's code, which exports `handler`. The same source makes the same bytes.
 *
 * @param entryPoint - another module to bundle in the same way.
 */
export async function makeBundle(entryPoint = ENTRY_POINT): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    ...recipe,
    entryPoints: [entryPoint],
    outfile: 'index.mjs',
    write: false,
    metafile: true,
  });
  const [file] = outputFiles;
  if (!file) throw new Error('esbuild wrote nothing.');
  return { code: file.contents, metafile };
}

/** The modules that a bundle has code of. */
export function modulesOf({ metafile }: Bundle): string[] {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => join(recipe.absWorkingDir, path));
}

/** Writes a function to `outdir/index.mjs`, and beside it the notices of all that ships with it. */
export async function writeFunction(
  outdir: string,
  { code }: Bundle,
  packages: readonly ShippedPackage[],
): Promise<void> {
  await mkdir(outdir, { recursive: true });
  await writeFile(join(outdir, 'index.mjs'), code);
  await writeFile(join(outdir, NOTICES), noticesOf(packages));
}

/** Bundles the route's function with the watch beside it, or another module in the same way, into a folder. */
export async function bundleFunction(outdir: string, entryPoint?: string): Promise<void> {
  const bundle = await makeBundle(entryPoint);
  if (entryPoint !== undefined) {
    await writeFunction(outdir, bundle, packagesOf(modulesOf(bundle)));
    return;
  }
  const watch = await makeBundle(WATCH_ENTRY_POINT);
  await writeFunction(outdir, bundle, packagesOf([bundle, watch].flatMap(modulesOf)));
  await writeFile(join(outdir, 'watch.mjs'), watch.code);
}

if (import.meta.main) {
  const [outdir] = process.argv.slice(2);
  if (!outdir || outdir.startsWith('-')) {
    console.error(
      'Usage: node build/bundle.ts OUTDIR\nWrites the function to OUTDIR/index.mjs, beside it the watch, watch.mjs, and the notices of what both have of other packages.',
    );
    process.exit(2);
  }
  await bundleFunction(outdir);
}
