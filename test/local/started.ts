import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import type { Readable } from 'node:stream';

import { afterEach, expect } from '@jest/globals';

import { settings } from '../../contract/settings.ts';
import { matchRoute } from '../../local/gateway/route-match.ts';
import { answerTo, contractViolations } from '../contract-check.ts';
import type { Answer } from '../contract-check.ts';

/** A process that serves, as far as it has printed. */
export interface Started {
  /** What it has printed so far, line by line. */
  printed: string[];
  /** The lines still to come. */
  lines: AsyncIterator<string>;
  port: number;
  emulatorPort: number;
}

/** The most time there is to ask the emulator: a busy machine is no failure of AWS's. */
const patient = { UPSTREAM_TIMEOUT_MS: String(settings.UPSTREAM_TIMEOUT_MS.max) };

/** Starts commands of the repository, and ends those still running after each test. */
export function startsPerTest() {
  let children: ChildProcess[] = [];
  afterEach(async () => {
    const running = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    children = [];
    await Promise.all(running.map(end));
  });

  /** Starts `node local/start.ts`, or another command, on free ports unless told otherwise. */
  return (
    environment: Record<string, string> = {},
    command = [process.execPath, 'local/start.ts'],
    cwd = process.cwd(),
  ) => {
    const [file = '', ...args] = command;
    const env = {
      ...process.env,
      NODE_OPTIONS: '',
      ...patient,
      PORT: '0',
      EMULATOR_PORT: '0',
      SIGN_IN_PORT: '0',
      ...environment,
    };
    const started = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    children.push(started);
    return started;
  };
}

/** Asks first: npm and `node --watch` pass a SIGTERM on to what they started, and SIGKILL would leave it behind. */
async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Reads what is printed, up to a line; what comes after can be read on. */
export async function readUntil(lines: AsyncIterator<string>, last: RegExp): Promise<string[]> {
  const read: string[] = [];
  for (;;) {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`It ended before ${String(last)}: ${read.join('\n')}`);
    read.push(value);
    if (last.test(value)) return read;
  }
}

const URLS = /http:\/\/localhost:(\d+)/g;

export function linesOf(stdout: Readable): AsyncIterator<string> {
  return createInterface({ input: stdout })[Symbol.asyncIterator]();
}

/** Waits until it has said what to try. */
export async function ready(lines: AsyncIterator<string>): Promise<Started> {
  const printed = await readUntil(lines, /^Ctrl-C/);
  const [port = 0, emulatorPort = 0] = Array.from(printed.join('\n').matchAll(URLS), ([, at]) => Number(at));
  return { lines, printed, port, emulatorPort };
}

/** What another process answers; must be as documented. */
export async function ask(url: string): Promise<Answer> {
  // On a connection of its own: one that was kept may be closed just as it is used again.
  const answer = await answerTo(await fetch(url, { headers: { Connection: 'close' } }));
  expect(contractViolations(answer, matchRoute(new URL(url).pathname)?.resource)).toEqual([]);
  return answer;
}
