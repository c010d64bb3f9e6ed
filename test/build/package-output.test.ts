import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { nextSteps } from '../../build/package.ts';
import { addressesOf } from '../../build/repository.ts';
import { runNode, runProgram } from '../run-node.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'package-'));
});
afterAll(() => rm(folder, { recursive: true }));

const REFUSAL =
  'This package cannot be published: the checkout that it was built in has no remote named origin at a public address, ' +
  'which the package would tell its users. Add it (git remote add origin URL) and run npm run build again.';

test('npm run build says what it does, and ends with where the package is and what to do next', async () => {
  const outdir = join(folder, 'built');
  // Where there is no git, no address can be known.
  const { stdout, code } = await runNode(['build/package.ts', outdir], { env: { PATH: folder } });
  expect(code).toBe(0);
  expect(stdout).toBe(`Compiling the constructs, the client and the emulator, and building the functions ...
The package is in ${outdir}. Try it in a project of yours:

  npm install ${outdir}

${REFUSAL}
`);
  expect(await readdir(outdir)).toContain('package.json');
});

test('publishing what has no address is refused with a sentence, and made-up addresses are not in it', async () => {
  const outdir = join(folder, 'built');
  const manifest: object = JSON.parse(await readFile(join(outdir, 'package.json'), 'utf8'));
  // The archive of it has no script that would run.
  expect(manifest).toHaveProperty('private', true);
  expect(Object.keys(manifest)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(repository|bugs|homepage)$/)]),
  );
  const env = { PATH: process.env['PATH'], HOME: folder, npm_config_cache: join(folder, 'cache') };
  const { stderr, code } = await runProgram('npm', ['publish', '--dry-run', '--offline'], {
    cwd: outdir,
    env,
  });
  expect(code).not.toBe(0);
  expect(stderr.split('\n')).toContain(REFUSAL);
});

test('a package with an address is offered for publishing', () => {
  const addresses = addressesOf('git@git.example.org:somebody/appintegrations-bff.git');
  expect(nextSteps(join(process.cwd(), 'dist/package'), addresses)).toMatch(
    /\n\nor publish it:\n\n {2}npm publish \.\/dist\/package$/,
  );
});
