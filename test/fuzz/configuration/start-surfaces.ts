import * as fc from 'fast-check';

import { hostFlags } from '../../../emulator/command/host-flags.ts';
import { readStartArguments } from '../../../emulator/start-arguments.ts';
import { readSettings } from '../../../lambda/settings.ts';
import { functionEnvironment } from '../../../local/function-environment.ts';
import { readAllowedHeaders } from '../../../local/gateway/allowed-headers.ts';
import { readStartSettings, startVariables } from '../../../local/start-settings.ts';
import { canaries } from '../../canaries.ts';
import { texts } from './function-surface.ts';
import type { Surface } from './surface.ts';

const values = fc.oneof(
  texts,
  fc.constantFrom('localhost', '0.0.0.0', '::1', 'a b', 'X-Page', 'Host', '65536', '3000'),
);

/** Flags with their values, and variables. */
function apart(
  given: Readonly<Record<string, unknown>>,
): [args: string[], environment: Record<string, string>] {
  const texts = Object.entries(given) as [string, string][];
  const args = texts.flatMap(([name, value]) => (name.startsWith('--') ? `${name}=${value}` : []));
  return [args, Object.fromEntries(texts.filter(([name]) => !name.startsWith('--')))];
}

/** `npm start`: its flags, its variables, and those of the function. */
export const startSurface: Surface = {
  name: 'start',
  names: [...Object.keys(hostFlags).map((flag) => `--${flag}`), ...Object.keys(startVariables)],
  // Some settings ask AWS itself.
  needed: {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: canaries.secretAccessKey,
  },
  values,
  isWrong: () => false,
  read(given) {
    const [args, environment] = apart(given);
    readStartSettings(args, environment);
    readAllowedHeaders(environment);
    readSettings(functionEnvironment(environment, 'http://127.0.0.1:1'));
  },
};

/** `npm run emulator`. Files are others' business: none is read here. */
export const emulatorCommandSurface: Surface = {
  name: 'emulator-command',
  names: [
    ...['host', 'allow-host', 'data', 'port', 'slow-ms', 'rate', 'burst'].map((flag) => `--${flag}`),
    ...['max-integrations', 'max-associations'].map((flag) => `--${flag}`),
    'EMULATOR_PORT',
  ],
  needed: {},
  values,
  isWrong: () => false,
  read: (given) => void readStartArguments(...apart(given)),
};
