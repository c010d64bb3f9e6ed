import { expect, test } from '@jest/globals';
import { build } from 'esbuild';

/** Gzipped or not, a page must not carry what deploys: files of ours that the bundle may be made of. */
const MAY_HOLD = /^(client|contract|examples\/react-page)\//;

test('the example of a page is bundled as it is, of the client and nothing else of ours', async () => {
  const { errors, warnings, metafile } = await build({
    entryPoints: ['examples/react-page/main.tsx'],
    bundle: true,
    platform: 'browser',
    format: 'esm',
    minify: true,
    jsx: 'automatic',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  expect([...errors, ...warnings]).toEqual([]);
  const [output] = Object.values(metafile.outputs);
  const ours = Object.entries(output?.inputs ?? {})
    .filter(([file, { bytesInOutput }]) => bytesInOutput > 0 && !file.startsWith('node_modules/'))
    .map(([file]) => file);
  expect(ours).toEqual(expect.arrayContaining(['client/associations.ts', 'examples/react-page/main.tsx']));
  expect(ours.filter((file) => !MAY_HOLD.test(file))).toEqual([]);
  // It asks for one list, so it does not carry the other.
  expect(ours).not.toContain('client/data-integrations.ts');
});
