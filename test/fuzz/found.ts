import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Failure } from './try-inputs.ts';

/** Where inputs that did harm once are kept, one a file. */
export const foundFolder = fileURLToPath(new URL('found', import.meta.url));

/** An input as a file has it. */
export interface Found extends Pick<Failure, 'target' | 'input' | 'problem'> {
  file: string;
}

/** Keeps an input. The same once more has the same name. @returns the path of the file */
export function saveFound({ target, input, problem }: Failure, folder = foundFolder): string {
  const hash = createHash('sha256').update(JSON.stringify(input)).digest('hex').slice(0, 8);
  const path = join(folder, `${target}-${hash}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, `${JSON.stringify({ target, problem, input }, null, 2)}\n`);
  return path;
}

/** All that are kept. */
export function readFound(folder = foundFolder): Found[] {
  return globSync(join(folder, '*.json'))
    .toSorted()
    .map((path) => Object.assign(JSON.parse(readFileSync(path, 'utf8')), { file: basename(path) }));
}
