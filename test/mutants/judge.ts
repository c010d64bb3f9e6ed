import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import type { CopiedTree } from './copied-tree.ts';

/** What a file of tests is asked about. */
export interface Job {
  file: string;
  /** The numbers of those that are switched on. */
  mutants: readonly number[];
  /** How often the source may ask which mutant runs. */
  limit?: number;
  /** How long the tests may have nothing to do but wait, on end. */
  idleLimitMs?: number;
}

export interface Verdict {
  /** What failed. */
  failure?: string;
  calls: number;
  /** The numbers of the mutants that were reached, where none ran. */
  reached: number[];
  /** The longest time that the tests only waited. */
  idleMs: number;
}

/** From there on a process of jest's spends its time collecting garbage. */
const LARGE = 900 * 2 ** 20;

/** A process of jest's that runs file after file of tests. Whoever made it ends it. */
export class Judge {
  readonly #tree: CopiedTree;
  #child: ChildProcess | undefined;
  #files: string[] = [];

  constructor(tree: CopiedTree) {
    this.#tree = tree;
  }

  /** The files of tests, as paths from the root. */
  async files(): Promise<readonly string[]> {
    await this.#start();
    return this.#files;
  }

  /** @param withinMs - what takes longer hangs */
  async ask(job: Job, withinMs?: number): Promise<Verdict> {
    const verdict = await this.#try(job, withinMs);
    // It may have been what an earlier mutant left behind that ended the process.
    return verdict ?? (await this.#try(job, withinMs)) ?? failed('The process of the tests ended.');
  }

  end(): void {
    const pid = this.#child?.pid;
    this.#child = undefined;
    // With all that its tests have started.
    if (pid) endGroup(pid);
  }

  async #try(job: Job, withinMs: number | undefined): Promise<Verdict | undefined> {
    const child = await this.#start();
    const done = new AbortController();
    const { signal } = done;
    const late = new Promise<Verdict>((resolve) => {
      if (!withinMs) return;
      const timer = setTimeout(resolve, withinMs, failed('It takes many times as long.'));
      signal.addEventListener('abort', () => clearTimeout(timer));
    });
    const ended = once(child, 'exit', { signal }).then(
      () => undefined,
      () => undefined,
    );
    const answer = once(child, 'message', { signal }).then(
      ([message]) => message as Verdict & { memory: number; isLast?: true },
      () => undefined,
    );
    child.send(job);
    const verdict = await Promise.race([answer, ended, late]);
    done.abort();
    if (!verdict || !('memory' in verdict) || verdict.memory > LARGE || verdict.isLast) this.end();
    return verdict;
  }

  async #start(): Promise<ChildProcess> {
    if (this.#child) return this.#child;
    const { path, temporary } = this.#tree;
    const jest = join(path, 'node_modules/jest/bin/jest.js');
    const args = ['--config', 'test/mutants/jest/jest.config.js', '--runInBand', '--silent'];
    const child = fork(jest, args, {
      cwd: path,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
      env: { ...process.env, TMPDIR: temporary, COMPILE_CACHE_OF_RUN: temporary },
    });
    this.#child = child;
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined;
    });
    const said: string[] = [];
    child.stderr?.on('data', (text) => {
      said.splice(0, said.length - 20);
      said.push(String(text));
    });
    const done = new AbortController();
    const { signal } = done;
    const ended = once(child, 'close', { signal }).then(() => {
      throw new Error(`jest ends before it has begun:\n${said.join('')}`);
    });
    const [{ files }] = (await Promise.race([once(child, 'message', { signal }), ended])) as [
      { files: string[] },
    ];
    done.abort();
    await ended.catch(() => undefined);
    this.#files = files;
    return child;
  }
}

function failed(failure: string): Verdict {
  return { failure, calls: 0, reached: [], idleMs: 0 };
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
