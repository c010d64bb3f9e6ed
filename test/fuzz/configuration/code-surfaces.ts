import * as fc from 'fast-check';

import { createClient } from '../../../client/index.ts';
import type { ClientOptions } from '../../../client/options.ts';
import { checkOptions, optionKinds } from '../../../emulator/option-kinds.ts';
import { oddValue } from '../odd-values.ts';
import type { Surface } from './surface.ts';

const clientNames = {
  baseUrl: 0,
  headers: 0,
  authorize: 0,
  fetch: 0,
  timeoutMs: 0,
  retries: 0,
  retryDelayMs: 0,
  maxRetryWaitMs: 0,
} satisfies Record<keyof ClientOptions, 0>;

/** The options of the client. `null` is as good as absent there. */
export const clientSurface: Surface = {
  name: 'client',
  names: Object.keys(clientNames),
  needed: { baseUrl: 'http://127.0.0.1:1' },
  values: fc.oneof(
    oddValue,
    fc.dictionary(fc.string(), fc.oneof(fc.string(), oddValue), { maxKeys: 3 }),
    fc.constantFrom('http://a@b/', 'http://b/?c', '//b', 'https://api.example.com/prod/', 'ftp://b'),
  ),
  isWrong: (value) => Number.isNaN(value) || ['symbol', 'bigint', 'boolean'].includes(typeof value),
  read: (given) => void createClient(given as unknown as ClientOptions),
};

/** The options of the emulator in code. */
export const emulatorSurface: Surface = {
  name: 'emulator',
  names: Object.keys(optionKinds),
  needed: {},
  values: oddValue,
  isWrong: (value) => value === null || Number.isNaN(value) || ['symbol', 'bigint'].includes(typeof value),
  read: (given) => void checkOptions(given),
};
