import { spawn } from 'node:child_process';
import type { SpawnOptionsWithoutStdio } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** Runs a program of ours to its end, in a process of its own. */
export function runNode(args: readonly string[], options?: SpawnOptionsWithoutStdio) {
  return runProgram(process.execPath, args, options);
}

/** Runs any program to its end. */
export async function runProgram(file: string, args: readonly string[], options?: SpawnOptionsWithoutStdio) {
  const child = spawn(file, args, options);
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.once('close', resolve)),
  ]);
  return { stdout, stderr, code };
}
