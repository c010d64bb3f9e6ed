import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

test('each package that would run a script at its installation is allowed to or not, so that npm has nothing to warn of', () => {
  const { packages } = read('package-lock.json') as { packages: Record<string, { hasInstallScript?: true }> };
  const withScripts = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
  expect(withScripts).toContain('esbuild');
  const { allowScripts } = read('package.json') as { allowScripts: Record<string, boolean> };
  expect(Object.keys(allowScripts)).toEqual(expect.arrayContaining(withScripts));
});
