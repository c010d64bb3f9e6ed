import { readFileSync } from 'node:fs';

import { beforeAll, expect, test } from '@jest/globals';

import { readIntegrity } from '../../build/integrity.ts';
import { runNode } from '../run-node.ts';

interface Component {
  'bom-ref': string;
  name: string;
  version: string;
  purl: string;
  licenses: { license: { id: string } }[];
  hashes: { alg: string; content: string }[];
  evidence: { occurrences: { location: string }[] };
}
interface Bom {
  bomFormat: string;
  specVersion: string;
  metadata: { component: { purl: string } };
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

let text = '';
let bom: Bom;
beforeAll(async () => {
  const { stdout, stderr, code } = await runNode(['build/sbom.ts']);
  expect([stderr, code]).toEqual(['', 0]);
  text = stdout;
  bom = JSON.parse(text);
});

test('npm run sbom writes CycloneDX, and nothing else, to standard output', () => {
  const { scripts, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(scripts.sbom).toBe('exec node build/sbom.ts');
  expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' });
  expect(bom.metadata.component.purl).toBe(`pkg:npm/appintegrations-bff@${version}`);
});

test('a word after it, which would count for nothing, is refused', async () => {
  const { stdout, stderr, code } = await runNode(['build/sbom.ts', 'sbom.json']);
  expect([stdout, code]).toEqual(['', 1]);
  expect(stderr).toContain('It takes no arguments.');
});

test('it lists what ships and where, and no tools', () => {
  const places = Object.fromEntries(
    bom.components.map(({ name, evidence }) => [name, evidence.occurrences.map(({ location }) => location)]),
  );
  expect(places).toMatchObject({
    '@aws-sdk/client-appintegrations': ['lambda/index.mjs', 'lambda/watch.mjs'],
    '@middy/core': ['lambda/index.mjs'],
    react: ['console/web'],
    oauth4webapi: ['console/web'],
  });
  for (const tool of ['esbuild', 'jest', 'aws-cdk-lib', 'vite']) expect(places).not.toHaveProperty(tool);
});

test('each component has its license, the hash of its archive, and a name that scanners know', () => {
  for (const { name, version, purl, licenses, hashes } of bom.components) {
    expect(purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`);
    expect(licenses).toEqual([{ license: { id: expect.stringMatching(/^(MIT|Apache-2\.0)$/) } }]);
    const [hash] = hashes;
    expect(hash?.alg).toBe('SHA-512');
    const base64 = Buffer.from(hash?.content ?? '', 'hex').toString('base64');
    expect(`sha512-${base64}`).toBe(readIntegrity(name, version));
  }
});

test('no name is there twice, and the package depends on all', () => {
  const refs = bom.components.map((component) => component['bom-ref']);
  expect(new Set(refs).size).toBe(refs.length);
  const [own, ...others] = bom.dependencies;
  expect(own).toEqual({ ref: bom.metadata.component.purl, dependsOn: refs });
  expect(others.map(({ ref }) => ref)).toEqual(refs);
});

test('nothing in it tells where or when it was made', () => {
  expect(text).not.toContain(process.cwd());
  expect(text).not.toMatch(/timestamp|serialNumber/);
});

test('a version that is not the lockfile’s is refused', () => {
  expect(() => readIntegrity('react', '0.0.1')).toThrow(
    'react 0.0.1 is not in package-lock.json with a SHA-512 hash. Run npm ci.',
  );
});
