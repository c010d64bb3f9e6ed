import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { runNode } from '../run-node.ts';

test('npm run build says what it does, and ends with where the package is and what to do next', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'package-'));
  try {
    const { stdout, code } = await runNode(['build/package.ts', folder]);
    expect(code).toBe(0);
    expect(stdout)
      .toBe(`Compiling the constructs, the client and the emulator, and building both functions ...
The package is in ${folder}. Try it in a project of yours:

  npm install ${folder}

or publish it:

  npm publish ${folder}
`);
    expect(await readdir(folder)).toContain('package.json');
  } finally {
    await rm(folder, { recursive: true });
  }
});
