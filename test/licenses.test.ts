import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

/**
 * The licenses of everything that is installed here: tools, tests and what is bundled. What ships may have fewer
 * (build/shipped-packages.ts, which the build obeys). None of these asks anything for what a tool makes.
 */
const LICENSES_OF_TOOLS = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Zlib',
]);

/** Whether one of those that are offered is all on the list. */
function isAllowed(license = ''): boolean {
  const offered = license.replaceAll(/^\(|\)$/g, '').split(' OR ');
  return offered.some((each) => each.split(' AND ').every((part) => LICENSES_OF_TOOLS.has(part)));
}

test.each(['package-lock.json', 'bench/package-lock.json'])(
  'every package in %s has a license that is allowed',
  (file) => {
    const { packages } = JSON.parse(readFileSync(file, 'utf8')) as {
      packages: Record<string, { license?: string }>;
    };
    const installed = Object.entries(packages).filter(([path]) => path.includes('node_modules/'));
    expect(installed.length).toBeGreaterThan(20);
    const others = installed.filter(([, { license }]) => !isAllowed(license));
    expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  },
);

test.each([undefined, '', 'GPL-3.0-only', 'MIT AND GPL-3.0-only', 'UNLICENSED', 'SEE LICENSE IN LICENSE'])(
  '%j is not allowed',
  (license) => {
    expect(isAllowed(license)).toBe(false);
  },
);
