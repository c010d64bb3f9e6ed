import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { build } from 'esbuild';

import { zipSize } from './report/zip-size.ts';
import type { Subject } from './subjects.ts';

/** A subject's code, ready to be started. */
export interface Bundle {
  folder: string;
  bytes: number;
  zipBytes: number;
}

const PRODUCT_RECIPE = fileURLToPath(new URL('../build/bundle.ts', import.meta.url));

/** Bundles a subject into `folder`: ours by the recipe that is deployed, a peer as `esbuild --bundle` would. */
export async function bundleSubject({ name, source, format }: Subject, folder: string): Promise<Bundle> {
  if (source === 'product') {
    await promisify(execFile)(process.execPath, [PRODUCT_RECIPE, folder]);
  } else {
    await build({
      entryPoints: [fileURLToPath(new URL(`./peers/${name}.ts`, import.meta.url))],
      outfile: join(folder, format === 'esm' ? 'index.mjs' : 'index.js'),
      bundle: true,
      minify: true,
      platform: 'node',
      format,
      logLevel: 'warning',
    });
  }
  // Notices of licenses lie beside the code, and nothing loads them.
  const files = (await readdir(folder)).filter((file) => file.startsWith('index.'));
  const contents = await Promise.all(
    files.map(async (file) => ({ name: file, content: await readFile(join(folder, file)) })),
  );
  return {
    folder,
    bytes: contents.reduce((sum, { content }) => sum + content.length, 0),
    zipBytes: zipSize(contents),
  };
}
