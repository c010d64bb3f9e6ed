import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the bundle under test lies while the tests of one run of jest go on. */
export function bundleFolder(): string {
  const run = (process.env['FUNCTION_BUNDLE_RUN'] ??= String(process.pid));
  return join(tmpdir(), `function-bundle-${run}`);
}

export function bundlePath(): string {
  return join(bundleFolder(), 'index.mjs');
}
