import { gzipSync } from 'node:zlib';

import { expect, test } from '@jest/globals';
import { build } from 'esbuild';

test('the whole client fits a browser in less than 3 KB', async () => {
  const { outputFiles, warnings } = await build({
    entryPoints: ['client/index.ts'],
    bundle: true,
    format: 'esm',
    minify: true,
    platform: 'browser',
    write: false,
  });
  expect(warnings).toEqual([]);
  expect(gzipSync(outputFiles[0]?.contents ?? '').byteLength).toBeLessThan(3000);
});
