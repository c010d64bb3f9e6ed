import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Builds the console into a temporary folder, in a process of its own: Vite does not run in jest's sandbox. */
export default async function buildOnce(): Promise<void> {
  process.stderr.write('-- Building the console.\n');
  const folder = await mkdtemp(join(tmpdir(), 'console-'));
  process.env['CONSOLE_FOLDER'] = folder;
  await promisify(execFile)(process.execPath, ['build/web.ts', folder]);
}
