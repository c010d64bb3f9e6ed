import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package of others, of which code is in something that we ship. */
export interface ShippedPackage {
  name: string;
  version: string;
  /** Its SPDX name. */
  license: string;
  /** Who made it, as its package.json says. */
  author: string;
  /** Where it is installed. */
  folder: string;
}

/**
 * The licenses of what ships. All of them let everybody pass the code on, in what is built from it too, and ask for no more than
 * that their text and its copyright lines come along.
 */
const ALLOWED_LICENSES = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/**
 * The packages that modules are of, each once, in the order of their names.
 *
 * @param modules - Paths of files, as bundlers name them.
 * @throws Error where one has a license that nobody has allowed.
 */
export function packagesOf(modules: Iterable<string>): ShippedPackage[] {
  const folders = new Set(Array.from(modules, packageFolder).filter((folder) => folder !== undefined));
  const packages = Array.from(folders, (folder) => readPackage(folder));
  const distinct = new Map(packages.map((each) => [`${each.name} ${each.version}`, each]));
  return [...distinct].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each);
}

/** The innermost, as packages may have their own copies of others. */
function packageFolder(module: string): string | undefined {
  return /^\0?(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module.replaceAll('\\', '/'))?.[1];
}

function readPackage(folder: string): ShippedPackage {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name, version, license, author } = manifest;
  if (typeof license !== 'string' || !ALLOWED_LICENSES.includes(license)) {
    const given = license === undefined ? 'no license' : `the license ${JSON.stringify(license)}`;
    throw new Error(
      `${name} ${version} has ${given}, and what ships may have ${ALLOWED_LICENSES.join(', ')} only. ` +
        'Do without it, or, if its license asks for no more than these, add that in build/shipped-packages.ts.',
    );
  }
  const people = typeof author === 'string' ? author.replace(/ *[<(].*/, '') : author?.name;
  return { name, version, license, author: people || `The authors of ${name}`, folder };
}

interface Manifest {
  name: string;
  version: string;
  license?: unknown;
  author?: string | { name: string };
}
