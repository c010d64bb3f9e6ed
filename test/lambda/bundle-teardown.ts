import { rm } from 'node:fs/promises';

import { bundleFolder } from './bundle-path.ts';

export default async function bundleTeardown(): Promise<void> {
  await rm(bundleFolder(), { recursive: true });
}
