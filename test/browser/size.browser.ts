import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { expect, test } from '@jest/globals';

import { builtFolder } from './built-folder.ts';
import { useChromium } from './chromium.ts';
import { startStaticHost } from './static-host.ts';

/** What every page loads. */
const BUDGET_BYTES = 110 * 1024;
/** What it loads besides where people sign in at a provider. */
const SIGN_IN_BYTES = 12 * 1024;

const { open } = useChromium();
const assets = () => join(builtFolder(), 'assets');

async function gzippedBytes(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(join(assets(), file))).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

test('scripts and styles together stay under 110 KB, gzipped, and what signs in is loaded only where it is used', async () => {
  const files = await readdir(assets());
  expect(files.every((file) => /\.(css|js)$/.test(file))).toBe(true);
  const host = await startStaticHost();
  const page = await open(host.url);
  await page.locator('main h1').waitFor();
  const addresses = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  );
  await host.close();
  const [loaded, further] = [true, false].map((isLoaded) =>
    files.filter((file) => addresses.some((address) => address.endsWith(`/${file}`)) === isLoaded),
  );
  expect(loaded?.length).toBeGreaterThan(1);
  expect(further).toEqual([expect.stringMatching(/^provider-.*\.js$/)]);
  expect(await gzippedBytes(loaded ?? [])).toBeLessThan(BUDGET_BYTES);
  expect(await gzippedBytes(further ?? [])).toBeLessThan(SIGN_IN_BYTES);
});
