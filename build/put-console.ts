import {
  access,
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file of the console, its name relative to the folder it goes to. */
export interface ConsoleFile {
  fileName: string;
  content: string | Uint8Array;
}

const PAGE = 'index.html';

/** What tells a console that was built from any other page. */
export const GENERATOR = { name: 'generator', content: 'appintegrations-bff' };

/** Whether a console was built into this folder before. */
export async function holdsConsole(folder: string): Promise<boolean> {
  const page = await readFile(join(folder, PAGE), 'utf8').catch(() => '');
  return page.includes(`name="${GENERATOR.name}" content="${GENERATOR.content}"`);
}

/**
 * Puts a built console into a folder where an older one may be, and may be in use. The page, which names the other files,
 * comes last and at once, and its time is that of its sources: what is saved during the build is newer than the page. Of
 * builds that run at the same time, the one that began last stays.
 *
 * @param publicFolder Files that are copied as they are. The user's config.json stays.
 * @param startedAt Before the build read any source, in milliseconds since 1970.
 */
export async function putConsole(
  folder: string,
  files: readonly ConsoleFile[],
  publicFolder: string,
  startedAt: number,
): Promise<void> {
  const page = join(folder, PAGE);
  const present = await changedAt(page);
  // Later than now it is only where the clock has gone back.
  if (present > startedAt && present <= Date.now()) return;
  for (const { fileName, content } of files) {
    if (fileName === PAGE) continue;
    await mkdir(dirname(join(folder, fileName)), { recursive: true });
    await writeFile(join(folder, fileName), content);
  }
  for (const name of await readdir(publicFolder)) {
    const target = join(folder, name);
    if (name === 'config.json' && (await exists(target))) continue;
    await copyFile(join(publicFolder, name), target);
  }
  const made = `${page}.${process.pid}`;
  await writeFile(made, files.find(({ fileName }) => fileName === PAGE)?.content ?? '');
  await utimes(made, startedAt / 1000, startedAt / 1000);
  await rename(made, page);
  await removeOlder(join(folder, 'assets'), startedAt);
}

/** Files of earlier builds, known by the hash in their names: others may be the user's. */
async function removeOlder(folder: string, startedAt: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    if (/-[\w-]{8}\.(?:css|js)$/.test(name) && (await changedAt(file)) < startedAt)
      await rm(file, { force: true });
  }
}

async function changedAt(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
