import { gzipSync } from 'node:zlib';

import { expect, test } from '@jest/globals';
import { build } from 'esbuild';

/** What a bundler makes of a page's code. */
async function bundle(code: string): Promise<{ text: string; gzipped: number }> {
  const { outputFiles, warnings } = await build({
    stdin: { contents: code, resolveDir: '.' },
    bundle: true,
    format: 'esm',
    minify: true,
    platform: 'browser',
    write: false,
  });
  expect(warnings).toEqual([]);
  const { contents, text } = outputFiles[0] ?? { contents: '', text: '' };
  return { text, gzipped: gzipSync(contents).byteLength };
}

const pageWith = (factory: string): string =>
  `import { ${factory} } from './client/index.ts'; globalThis.client = ${factory}({ baseUrl: '/api' });`;

test('the whole client fits a browser in less than 3.3 KB', async () => {
  const { gzipped } = await bundle(`export * from './client/index.ts';`);
  expect(gzipped).toBeLessThan(3300);
});

/** Bytes of a page that asked for associations, before there was anything else to ask for. */
const BEFORE = { minified: 6423, gzipped: 2919 };

/** What it takes since then to say how old a page is. */
const FRESHNESS = { minified: 502, gzipped: 254 };

test.each([
  ['createAssociationsClient', /DataIntegrations\b|dataIntegrationPages/, /"DataIntegrationAssociations"/],
  [
    'createDataIntegrationsClient',
    /DataIntegrationAssociations|listAssociations|\/associations/,
    /"DataIntegrations"/,
  ],
])('a page with %s alone carries nothing of the other list', async (factory, other, own) => {
  const { text, gzipped } = await bundle(pageWith(factory));
  // The path of the one begins with that of the other.
  expect(text.replace('/dataIntegrations/{Identifier}', '')).not.toMatch(other);
  expect(text).toMatch(own);
  expect(text.length).toBeLessThanOrEqual(BEFORE.minified + FRESHNESS.minified);
  expect(gzipped).toBeLessThanOrEqual(BEFORE.gzipped + FRESHNESS.gzipped);
});

test('no page carries the rules of the parameters, the documentation or the shapes of the contract', async () => {
  const { text } = await bundle(`export * from './client/index.ts';`);
  expect(text).not.toMatch(/given once|properties|description|A-Za-z0-9_-|ListDataIntegration/);
});
