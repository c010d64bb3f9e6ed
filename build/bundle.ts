import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';
import type { BuildOptions, Metafile } from 'esbuild';

import { lazyBuiltins } from './lazy-builtins.ts';
import { slimSdk } from './slim-sdk.ts';

const ENTRY_POINT = 'lambda/handler.ts';

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

/**
 * Writes the function's code to `outdir/index.mjs`, which exports `handler`. The same source makes the same bytes.
 *
 * @param entryPoint - another module to bundle in the same way, for tests.
 */
export async function bundleFunction(outdir: string, entryPoint = ENTRY_POINT): Promise<void> {
  await build({ ...recipe, entryPoints: [entryPoint], outfile: join(outdir, 'index.mjs') });
}

/** What the bundle is made of, for the size report: a run of its own, as the report would change the bundle. */
export async function inspectBundle(): Promise<{ code: Uint8Array; metafile: Metafile }> {
  const { outputFiles, metafile } = await build({
    ...recipe,
    outfile: 'index.mjs',
    write: false,
    metafile: true,
  });
  const [file] = outputFiles;
  if (!file) throw new Error('esbuild wrote nothing.');
  return { code: file.contents, metafile };
}

if (import.meta.main) {
  const [outdir] = process.argv.slice(2);
  if (!outdir || outdir.startsWith('-')) {
    console.error('Usage: node build/bundle.ts OUTDIR\nWrites the function to OUTDIR/index.mjs.');
    process.exit(2);
  }
  await bundleFunction(outdir);
}
