import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';

import { instrument } from './instrument.ts';
import type { Mutant } from './mutant.ts';

const LEFT_OUT = new Set(['node_modules', '.git', 'dist', 'cdk.out', 'coverage']);

/** The switch, from the root. */
const SWITCH = 'test/mutants/switch.js';

export interface CopiedTree extends AsyncDisposable {
  /** The copy's root. */
  path: string;
  /** A folder for what tests leave behind. */
  temporary: string;
  mutants: Mutant[];
}

/** A copy of the tree in the system's temporary folder, in which the given files hold all their mutants. */
export async function copyTree(root: string, files: readonly string[]): Promise<CopiedTree> {
  const folder = await mkdtemp(join(tmpdir(), 'mutants-'));
  const path = join(folder, 'tree');
  const temporary = join(folder, 't');
  await mkdir(temporary);
  await cp(root, path, {
    recursive: true,
    filter: (each) =>
      !relative(root, each)
        .split(sep)
        .some((name) => LEFT_OUT.has(name)),
  });
  await symlink(join(root, 'node_modules'), join(path, 'node_modules'));
  const mutants: Mutant[] = [];
  for (const file of files) {
    const source = await readFile(join(root, file), 'utf8');
    const steps = relative(dirname(file), SWITCH).replaceAll(sep, '/');
    const instrumented = instrument(file, source, mutants.length + 1, steps);
    mutants.push(...instrumented.mutants);
    await writeFile(join(path, file), instrumented.code);
  }
  return {
    path,
    temporary,
    mutants,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
