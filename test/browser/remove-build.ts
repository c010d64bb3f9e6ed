import { rm } from 'node:fs/promises';

import { builtFolder } from './built-folder.ts';

/** Removes what the tests were run on. */
export default async function removeBuild(): Promise<void> {
  await rm(builtFolder(), { recursive: true, force: true });
}
