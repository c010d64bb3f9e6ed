import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

import { readShape } from '../shapes/read-shape.ts';
import type { State } from './store.ts';

/** A state that outlives the process. */
export interface DataFile {
  state: State;
  /** Replaces the file as a whole: whoever reads it sees the old state or the new one. */
  save: (state: State) => void;
}

const VERSION = 1;

const text = { type: 'text' } as const;
const sequence = { type: 'number', min: 0, max: Number.MAX_SAFE_INTEGER } as const;

const record = (...required: string[]) =>
  ({
    type: 'list',
    item: {
      type: 'structure',
      required,
      members: Object.fromEntries(required.map((name) => [name, name === 'sequence' ? sequence : text])),
    },
  }) as const;

/** What the emulator cannot do without; the rest of a record is passed on as it is. */
const stateShape = {
  type: 'structure',
  required: ['version', 'sequence', 'integrations', 'associations', 'creations'],
  members: {
    version: { type: 'number', min: VERSION, max: VERSION },
    sequence,
    integrations: record('sequence', 'Id', 'Arn', 'Name'),
    associations: record('sequence', 'Id', 'Arn', 'DataIntegrationId', 'DataIntegrationArn'),
    creations: record('operation', 'clientToken', 'DataIntegrationId'),
    advancedMs: sequence,
  },
} as const;

/**
 * Opens a data file, and makes it from `initial` when there is none.
 *
 * @throws Error whose message is for the user, when the file cannot be read, understood or written. A file that
 * is not understood is left as it is.
 */
export function openDataFile(path: string, initial: () => State): DataFile {
  const save = (state: State) => replaceFile(path, JSON.stringify({ version: VERSION, ...state }));
  if (existsSync(path)) return { state: readState(path), save };
  const state = initial();
  save(state);
  return { state, save };
}

function readState(path: string): State {
  const content = readText(path);
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    throw new Error(notUnderstood(path, (error as Error).message), { cause: error });
  }
  const reading = readShape(stateShape, json);
  if ('problems' in reading) {
    const [{ at, rule } = { at: '', rule: '' }] = reading.problems;
    throw new Error(notUnderstood(path, `${at || 'it'} ${rule}`));
  }
  const {
    version: _,
    advancedMs = 0,
    ...state
  } = json as Omit<State, 'advancedMs'> & { version: number; advancedMs?: number };
  return { ...state, advancedMs };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`Cannot read ${path}: ${(error as Error).message}.`, { cause: error });
  }
}

function notUnderstood(path: string, why: string): string {
  return `${path} is not a data file of this emulator: ${why}. Move it away, or name another file with --data.`;
}

function replaceFile(path: string, content: string): void {
  const fresh = `${path}.${randomUUID()}.tmp`;
  try {
    writeFileSync(fresh, content, { flush: true });
    renameSync(fresh, path);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw new Error(`Cannot write ${path}: ${(error as Error).message}.`, { cause: error });
  }
}
