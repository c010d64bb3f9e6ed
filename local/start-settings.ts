import { settings } from '../contract/settings.ts';
import { hostFlags, readHostFlags } from '../emulator/command/host-flags.ts';
import type { HostOptions } from '../emulator/command/host-flags.ts';
import { readFlags } from '../emulator/command/read-flags.ts';
import { refuseMisspelt } from '../emulator/command/refuse-misspelt.ts';
import { allowedHeadersVariable } from './gateway/allowed-headers.ts';

/** Where to listen, and what to answer to: the same for the route and the emulator. */
export interface Listeners extends HostOptions {
  port: number;
  emulatorPort: number;
}

/** What to do: start like this, or print how to. */
export type StartSettings =
  | { help: true }
  /** Brief: without examples of what to try. */
  | ({ help: false; brief: boolean } & Listeners);

const DEFAULT_PORT = 3000;
const DEFAULT_EMULATOR_PORT = 4600;
const MAX_PORT = 65_535;

/** The variables of `npm start` itself; those of the function are in the contract. */
export const portVariables = {
  PORT: { default: DEFAULT_PORT, meaning: 'Port of the route and its console; 0: any free one' },
  EMULATOR_PORT: {
    default: DEFAULT_EMULATOR_PORT,
    meaning: "Port of AppIntegrations' emulator; 0: any free one",
  },
} as const;

/** Every variable that counts for `npm start`. */
export const startVariables = { ...portVariables, ...allowedHeadersVariable, ...settings };

export type PortVariable = keyof typeof portVariables;

/**
 * Reads the command line and the ports.
 *
 * @throws Error whose message is for the user.
 */
export function readStartSettings(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): StartSettings {
  const values = readFlags(args, {
    ...hostFlags,
    brief: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  });
  if (values.help === true) return { help: true };
  refuseMisspelt(environment, [...Object.keys(startVariables), 'AWS_ENDPOINT_URL']);
  return {
    help: false,
    brief: values.brief ?? false,
    ...readHostFlags(values),
    port: readPort('PORT', environment),
    emulatorPort: readPort('EMULATOR_PORT', environment),
  };
}

function readPort(name: PortVariable, environment: Readonly<Record<string, string | undefined>>): number {
  const text = environment[name] ?? '';
  if (text === '') return portVariables[name].default;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= MAX_PORT) return port;
  throw new Error(`${name} is ${JSON.stringify(text)} but must be a whole number from 0 to ${MAX_PORT}.`);
}
