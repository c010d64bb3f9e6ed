import { existsSync, globSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { readFlags } from '../../emulator/command/read-flags.ts';
import { refuseKept } from '../../emulator/command/refuse-kept.ts';

/** The folders whose mutants are looked for. */
export const FOLDERS = ['client', 'contract', 'lambda'] as const;

const flags = {
  write: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

export const HELP = `Usage: npm run mutants -- [paths] [--write]

Changes ${FOLDERS.join('/, ')}/ in one place at a time, and says which changes ("mutants") no test notices.
The changes are made in a copy of the tree, in the system's temporary folder.

  paths      only the mutants of these files and folders, such as lambda/cursors client/retries.ts
  --write    write those that survive to test/mutants/survivors.txt; reasons given there are kept
  --help     this text

Exits with 1 if less than 92 % of a folder's mutants are noticed, or if one survives that survivors.txt does not name; with
130 when Ctrl-C ended it. Twenty minutes or so for all, on two idle cores.
`;

export interface Options {
  help: boolean;
  write: boolean;
  /** What is changed, as paths from the root. */
  files: string[];
  /** Folders that are changed as a whole. */
  whole: string[];
}

/** @throws Error - with a sentence that says what to do */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  root: string,
): Options {
  refuseKept(environment, Object.keys(flags));
  const { help = false, write = false } = readFlags(args.filter(isFlag), flags);
  const named = args.filter((arg) => !isFlag(arg));
  const paths = named.length > 0 ? named.map((path) => inTree(path, root)) : [...FOLDERS];
  const files = paths.flatMap((path) => {
    if (statSync(join(root, path)).isFile()) return [path];
    return globSync(`${path}/**/*.ts`, { cwd: root });
  });
  return {
    help,
    write,
    files: [...new Set(files.map((file) => file.replaceAll(sep, '/')))].toSorted(),
    whole: FOLDERS.filter((folder) => paths.includes(folder)),
  };
}

function isFlag(arg: string): boolean {
  return arg.startsWith('-');
}

function inTree(path: string, root: string): string {
  const found = relative(root, join(root, path)).replaceAll(sep, '/');
  const [folder] = found.split('/');
  if (!existsSync(join(root, found)) || !FOLDERS.some((each) => each === folder))
    throw new Error(`${path} is not in ${FOLDERS.join('/, ')}/: name files or folders that are.`);
  return found;
}
