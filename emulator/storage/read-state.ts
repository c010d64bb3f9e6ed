import { readFileSync } from 'node:fs';

import { readShape } from '../shapes/read-shape.ts';
import { MOST_SECONDS } from '../state/clock.ts';
import type { State } from '../state/store.ts';

/** What is in a data file. */
export interface Stored {
  state: State;
  /** Seals page tokens, so that they outlive a restart as everything else does. */
  pageTokenSecret?: string;
}

const VERSION = 1;

const text = { type: 'text' } as const;
/** Page tokens have room for six bytes. */
const count = { type: 'number', min: 0, max: 2 ** 47 } as const;

const record = (...required: string[]) =>
  ({
    type: 'list',
    item: {
      type: 'structure',
      required,
      members: Object.fromEntries(required.map((name) => [name, name === 'sequence' ? count : text])),
    },
  }) as const;

/** What the emulator cannot do without; the rest of a record is passed on as it is. */
const storedShape = {
  type: 'structure',
  required: ['version', 'sequence', 'integrations', 'associations', 'creations'],
  members: {
    version: { type: 'number', min: VERSION, max: VERSION },
    pageTokenSecret: { type: 'text', min: 1 },
    sequence: count,
    integrations: record('sequence', 'Id', 'Arn', 'Name'),
    associations: record('sequence', 'Id', 'Arn', 'DataIntegrationId', 'DataIntegrationArn'),
    creations: record('operation', 'clientToken', 'DataIntegrationId'),
    advancedMs: { type: 'number', min: 0, max: MOST_SECONDS * 1000 },
  },
} as const;

/** @throws Error whose message says what is not understood, or Node's error when the file cannot be read. */
export function readStored(path: string): Stored {
  const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (json !== null && typeof json === 'object' && 'dataIntegrations' in json) {
    throw new SyntaxError('it is a seed, which --seed takes');
  }
  const reading = readShape(storedShape, json);
  if ('problems' in reading) {
    const [{ at, rule } = { at: '', rule: '' }] = reading.problems;
    throw new SyntaxError(`${at || 'it'} ${rule}`);
  }
  const {
    version: _,
    pageTokenSecret,
    ...rest
  } = json as State & { version: number; pageTokenSecret?: string };
  const state = { ...rest, advancedMs: reading.value.advancedMs ?? 0 };
  return pageTokenSecret === undefined ? { state } : { state, pageTokenSecret };
}

/** The content of a data file. */
export function formatStored({ state, pageTokenSecret }: Stored): string {
  return JSON.stringify({ version: VERSION, pageTokenSecret, ...state });
}
