import type { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import type { Server, Socket } from 'node:net';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';

import { canaries, GIVES_SECRETS } from '../canaries.ts';
import { findCanary, LONGEST } from './find-canary.ts';

/**
 * Sees what leaves this process and those that it starts: what they print, and what servers answer. It runs outside of the sandboxes of
 * jest, once in each of its processes, and says where a canary was, and of which place; never the canary.
 */
const leaks = new Set<string>();
let isOn = false;

/** From here on, until it is switched off: what jest itself prints between two files of tests is not the product's. */
export function switchWatch(on: boolean): void {
  isOn = on;
  for (const port of closedPorts) ownPorts.delete(port);
  closedPorts.clear();
}

/** What was seen since the last time, as sentences. */
export function takeLeaks(): string[] {
  const taken = [...leaks];
  leaks.clear();
  return taken;
}

/** @param where - begins a sentence, such as `What a process prints`. */
export function look(where: string, text: string): void {
  const place = findCanary(text);
  if (place !== undefined && isOn) leaks.add(`${where} has the canary "${place}", or a piece of it.`);
}

type Chunk = string | Uint8Array | null | undefined;

/** Looks at a text that comes in chunks. */
function lookAlong(where: string): (chunk: Chunk) => void {
  let tail = '';
  return (chunk) => {
    if (chunk === null || chunk === undefined) return;
    const text = tail + (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('latin1'));
    look(where, text);
    tail = text.slice(-LONGEST);
  };
}

type Spawn = (options: { envPairs: string[] }) => unknown;
type Method = (chunk: Chunk, ...more: unknown[]) => unknown;

/** Has a method of an object looked along by `see` before it does what it does. */
function before(object: object, name: string, see: (chunk: Chunk) => void): void {
  const methods = object as Record<string, Method>;
  const method = methods[name];
  if (method === undefined) return;
  methods[name] = function seen(this: unknown, chunk, ...more) {
    if (typeof chunk !== 'function') see(chunk);
    return method.call(this, chunk, ...more);
  };
}

function watchWriting(stream: object, where: string): void {
  const see = lookAlong(where);
  before(stream, 'write', see);
  before(stream, 'end', see);
}

function watchReading(stream: Readable | null, where: string): void {
  if (stream !== null) before(stream, 'push', lookAlong(where));
}

/**
 * Ports of this process's servers: what these answer is seen as they write it. What one has written may be read after it has closed, so
 * its port is its own until the file of tests has ended.
 */
const ownPorts = new Set<number | undefined>();
const closedPorts = new Set<number | undefined>();
const ownServers = new WeakSet<Server>();

function watchServer({ socket }: { socket: Socket & { server: Server & { [GIVES_SECRETS]?: true } } }): void {
  const { server, localPort } = socket;
  if (!ownServers.has(server)) {
    ownServers.add(server);
    ownPorts.add(localPort);
    closedPorts.delete(localPort);
    server.once('close', () => closedPorts.add(localPort));
  }
  if (server[GIVES_SECRETS] !== true) watchWriting(socket, 'What a server answers');
}

/** A connection that was reset no longer says where it led to, so that is asked as soon as it is there. */
function watchClient({ socket }: { socket: Socket }): void {
  const see = lookAlong('What a server in another process answers');
  let port: number | undefined;
  socket.once('connect', () => (port = socket.remotePort));
  before(socket, 'push', (chunk) => {
    if (port !== undefined && !ownPorts.has(port)) see(chunk);
  });
}

/** It is told of here before it is started, and has its streams after. Each has a secret in its environment, whatever else a test gives it. */
function watchChild({ process: child }: { process: ChildProcess & { spawn: Spawn } }): void {
  const { spawn } = child;
  child.spawn = (options) => {
    options.envPairs.push(`SECRET_OF_THE_TESTS=${canaries.password}`);
    const result = spawn.call(child, options);
    const [file = '', script = ''] = child.spawnargs;
    const where = `What ${basename(file)} ${basename(script)} prints`;
    watchReading(child.stdout, where);
    watchReading(child.stderr, where);
    return result;
  };
}

subscribe('net.server.socket', (message) => watchServer(message as Parameters<typeof watchServer>[0]));
subscribe('net.client.socket', (message) => watchClient(message as Parameters<typeof watchClient>[0]));
subscribe('child_process', (message) => watchChild(message as Parameters<typeof watchChild>[0]));
watchWriting(process.stdout, 'What a test prints');
watchWriting(process.stderr, 'What a test prints');
