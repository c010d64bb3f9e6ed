import { rm } from 'node:fs/promises';

export default async function compileCacheTeardown(): Promise<void> {
  // A program that is ending may be writing into it.
  await rm(process.env['COMPILE_CACHE_OF_RUN'] ?? '', { recursive: true, force: true, maxRetries: 5 });
}
