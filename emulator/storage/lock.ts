import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { lstatSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The right to be the only one that writes a file. */
export interface Lock {
  release(): Promise<void>;
}

/** Another process, or this one, has the file. */
export class LockedError extends Error {}

/** Those who start at the same moment may see each other: all step back, and try again at another moment each. */
const ATTEMPTS = 5;
const MOST_PAUSE_MS = 60;

/** Some systems have no room for more in the name of a socket. */
const MOST_BYTES = 100;

/** What a folder answers that cannot have sockets is different everywhere; these say that it can have nothing at all. */
const NOTHING_AT_ALL = new Set(['EACCES', 'EDQUOT', 'ENOENT', 'ENOSPC', 'EROFS']);

/**
 * Locks a file for as long as this process lives: by a socket beside it that this process listens on. Whoever can
 * connect to it knows that its owner lives; no one can, once the owner is dead, however it died. Ids of processes
 * tell nothing: in containers most are 1. It works between containers that share the folder, and not between machines.
 *
 * @param file Without symbolic links.
 * @throws LockedError, or Node's error where the folder takes nothing.
 */
export async function lockFile(file: string): Promise<Lock> {
  if (process.platform === 'win32') return listenOnPipe(file);
  const near = `${file}.`;
  // The same for all processes of this machine.
  const far = join(tmpdir(), `emulator-${digest(file)}.`);
  if (Buffer.byteLength(namesOf(near, newId()).lock) > MOST_BYTES) return lockBySocket(far);
  try {
    return await lockBySocket(near);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof LockedError || code === undefined || NOTHING_AT_ALL.has(code)) throw error;
    return lockBySocket(far);
  }
}

async function lockBySocket(prefix: string): Promise<Lock> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const own = await publish(prefix);
    // First seen, then looking: of two that do so, at least one sees the other.
    if (own !== undefined && !(await othersLive(prefix, own.name))) return own;
    await own?.release();
    await pause(Math.random() * MOST_PAUSE_MS);
  }
  throw new LockedError();
}

/** @returns undefined when another one has tidied it away meanwhile. */
async function publish(prefix: string): Promise<(Lock & { name: string }) | undefined> {
  const { unborn, lock } = namesOf(prefix, newId());
  const server = await listenOn(unborn);
  try {
    // Only now is there an owner who answers.
    renameSync(unborn, lock);
  } catch (error) {
    await close(server);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return {
    name: lock,
    async release() {
      rmSync(lock, { force: true });
      await close(server);
    },
  };
}

/** Tidies away the sockets of the dead; no name comes twice, so none of a living one goes with them. */
async function othersLive(prefix: string, own: string): Promise<boolean> {
  const folder = dirname(own);
  const pattern = /^[\da-f]{16}\.(lock|unborn)$/;
  const start = basename(prefix);
  for (const name of readdirSync(folder).filter((each) => each.startsWith(start))) {
    const path = join(folder, name);
    const [, kind] = pattern.exec(name.slice(start.length)) ?? [];
    if (kind === undefined || path === own || !isSocket(path)) continue;
    if (!(await answers(path))) rmSync(path, { force: true });
    else if (kind === 'lock') return true;
  }
  return false;
}

function isSocket(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSocket() === true;
}

/** What is neither refused nor gone may live. */
async function answers(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch (error) {
    return !['ECONNREFUSED', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '');
  } finally {
    socket.destroy();
  }
}

/** Windows has named pipes: they end with their process, and a second one of a name is refused. */
async function listenOnPipe(file: string): Promise<Lock> {
  try {
    const server = await listenOn(`\\\\.\\pipe\\appintegrations-emulator-${digest(file.toLowerCase())}`);
    return { release: () => close(server) };
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? new LockedError() : error;
  }
}

async function listenOn(path: string): Promise<Server> {
  const server = createServer((socket) => socket.on('error', () => {}).destroy()).unref();
  server.listen(path);
  await once(server, 'listening');
  return server;
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  await closed;
}

function namesOf(prefix: string, id: string): { unborn: string; lock: string } {
  return { unborn: `${prefix}${id}.unborn`, lock: `${prefix}${id}.lock` };
}

function newId(): string {
  return randomBytes(8).toString('hex');
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
