import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from '@jest/globals';

import { layers, rooms, withoutPackages } from '../layers.ts';
import config from '../oxlint.config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = [...Object.keys(layers), 'bench', 'bin', 'build', 'smoke', 'test'];

/** A file, and whether it may import each of these. */
interface Subject {
  file: string;
  imports: { from: string; isAllowed: boolean }[];
}

/** A file of each folder, which tries every other folder and a package. */
const inFolders = Object.entries(layers).map(([folder, allowed]): Subject => {
  const others = folders.filter((other) => other !== folder);
  const imports = others.map((other) => ({ from: `../${other}/a.ts`, isAllowed: allowed.includes(other) }));
  imports.push({ from: 'a-package', isAllowed: !withoutPackages.includes(folder) });
  return { file: `${folder}/subject.ts`, imports };
});

/** A file of each room, which tries all there is in its folder, a room and a file that nobody has thought of included. */
const inRooms = Object.entries(rooms).flatMap(([folder, inside]) =>
  Object.entries(inside).map(([room, allowed]): Subject => {
    const file = join(folder, inPlace(room, 'subject.ts'));
    const to = (path: string): string => relative(dirname(file), path).replace(/^(?!\.)/, './');
    const others = [...Object.keys(inside), 'unknown', 'unknown.ts'].filter((place) => place !== room);
    const imports = others.map((other) => ({
      from: to(join(folder, inPlace(other, 'a.ts'))),
      isAllowed: allowed.includes(other),
    }));
    // Out of the folder and in again would lead past the rules of its rooms. A room may have the name of another folder.
    const outside = folders.map((other) => ({
      from: `${relative(dirname(file), '.')}/${other}/a.ts`,
      isAllowed: layers[folder]?.includes(other) ?? false,
    }));
    return { file, imports: [...imports, ...outside] };
  }),
);

/** A file that is a room of its own is its own place. */
function inPlace(room: string, file: string): string {
  return room.endsWith('.ts') ? room : join(room, file);
}

interface Finding {
  filename: string;
  code: string;
  labels: { span: { line: number } }[];
}

/** What a rule of lint's says of a tree of these files. */
async function lint(rule: string, files: Readonly<Record<string, string>>): Promise<Finding[]> {
  const tree = await mkdtemp(join(tmpdir(), 'layers-'));
  try {
    for (const [file, text] of Object.entries({ ...files, '.oxlintrc.json': JSON.stringify(config) })) {
      await mkdir(dirname(join(tree, file)), { recursive: true });
      await writeFile(join(tree, file), text);
    }
    const oxlint = join(root, 'node_modules/.bin/oxlint');
    const options = { cwd: tree, maxBuffer: 2 ** 26 };
    const output = await new Promise<string>((resolve) => {
      execFile(oxlint, ['--format', 'json'], options, (_status, stdout) => resolve(stdout));
    });
    const { diagnostics }: { diagnostics: Finding[] } = JSON.parse(output);
    return diagnostics.filter(({ code }) => code.includes(rule));
  } finally {
    await rm(tree, { recursive: true });
  }
}

test('lint objects to every import against the arrows, and to no other', async () => {
  const subjects = [...inFolders, ...inRooms];
  const forbidden = subjects.flatMap(({ file, imports }) =>
    imports.filter(({ isAllowed }) => !isAllowed).map(({ from }) => `${file}: ${from}`),
  );
  const files = subjects.map(({ file, imports }) => {
    // Arrows of types are arrows.
    const lines = imports.map(
      ({ from }, index) => `import ${index % 2 === 0 ? '' : 'type '}{ a${index} } from '${from}';`,
    );
    return [file, lines.join('\n')] as const;
  });
  const found = await lint('no-restricted-imports', Object.fromEntries(files));
  const objections = found.map(({ filename, labels }) => {
    const { imports = [] } = subjects.find(({ file }) => file === filename) ?? {};
    return `${filename}: ${imports[(labels[0]?.span.line ?? 0) - 1]?.from}`;
  });
  expect(objections.toSorted()).toEqual(forbidden.toSorted());
});

test('lint objects to circles, of types as well', async () => {
  const found = await lint('no-cycle', {
    'lib/checks/one.ts': "import type { Two } from './two.ts';\nexport type One = Two | 1;\n",
    'lib/checks/two.ts': "import type { One } from './one.ts';\nexport type Two = One | 2;\n",
  });
  expect(found.map(({ filename }) => filename).toSorted()).toEqual([
    'lib/checks/one.ts',
    'lib/checks/two.ts',
  ]);
});

test('every room has its rule', () => {
  for (const [folder, inside] of Object.entries(rooms)) {
    const files = globSync(`${folder}/*/**/*.ts`, { cwd: root });
    const found = new Set(files.map((file) => relative(folder, dirname(file))));
    expect([...found].filter((room) => !Object.hasOwn(inside, room))).toEqual([]);
  }
});

test('no arrow between rooms climbs, and none goes round in a circle: each may use only what stands before it', () => {
  for (const inside of Object.values(rooms)) {
    const places = Object.keys(inside);
    for (const [index, allowed] of Object.values(inside).entries()) {
      expect(places.slice(0, index)).toEqual(expect.arrayContaining([...allowed]));
    }
  }
});
