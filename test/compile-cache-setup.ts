import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Half of what a short program costs is Node.js reading TypeScript: the many that tests start share that, for one run. */
export default async function compileCacheSetup(): Promise<void> {
  process.env['COMPILE_CACHE_OF_RUN'] = await mkdtemp(join(tmpdir(), 'compile-cache-'));
}
