import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Which folders a folder may import from. Arrows point one way; all else is for tools and tests. */
const layers: Record<string, string[]> = {
  contract: [],
  lambda: ['contract'],
  emulator: ['contract'],
  client: ['contract'],
  lib: ['contract', 'build'],
  local: ['contract', 'lambda', 'emulator', 'build'],
  web: ['client'],
};
const folders = [...Object.keys(layers), 'bench', 'bin', 'build', 'smoke', 'test'];
const withoutPackages = new Set(['contract', 'client']);

interface Finding {
  filename: string;
  code: string;
}

/** Lints one file for each folder and each place it could import from; returns the files lint objects to. */
async function objections(tree: string): Promise<Set<string>> {
  await cp(join(root, '.oxlintrc.json'), join(tree, '.oxlintrc.json'));
  for (const folder of Object.keys(layers)) {
    await mkdir(join(tree, folder));
    for (const other of folders) {
      await writeFile(join(tree, folder, `${other}.ts`), `import { a } from '../${other}/a.ts';\na();\n`);
    }
    await writeFile(join(tree, folder, 'package.ts'), "import { a } from 'a-package';\na();\n");
  }
  const oxlint = join(root, 'node_modules/.bin/oxlint');
  const output = await new Promise<string>((resolve) => {
    execFile(oxlint, ['--format', 'json'], { cwd: tree }, (_status, stdout) => resolve(stdout));
  });
  const { diagnostics }: { diagnostics: Finding[] } = JSON.parse(output);
  const restricted = diagnostics.filter(({ code }) => code.includes('no-restricted-imports'));
  return new Set(restricted.map(({ filename }) => filename));
}

test('lint objects to every import against the arrows, and to no other', async () => {
  const tree = await mkdtemp(join(tmpdir(), 'layers-'));
  try {
    const found = await objections(tree);
    for (const [folder, allowed] of Object.entries(layers)) {
      for (const other of folders.filter((name) => name !== folder)) {
        expect([folder, other, found.has(`${folder}/${other}.ts`)]).toEqual([
          folder,
          other,
          !allowed.includes(other),
        ]);
      }
      expect([folder, found.has(`${folder}/package.ts`)]).toEqual([folder, withoutPackages.has(folder)]);
    }
  } finally {
    await rm(tree, { recursive: true });
  }
});
