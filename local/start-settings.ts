import { settings } from '../contract/settings.ts';
import { hostFlags, readHostFlags } from '../emulator/command/host-flags.ts';
import type { HostOptions } from '../emulator/command/host-flags.ts';
import { readFlags } from '../emulator/command/read-flags.ts';
import { refuseKept } from '../emulator/command/refuse-kept.ts';
import { refuseMisspelt } from '../emulator/command/refuse-misspelt.ts';
import { allowedHeadersVariable } from './gateway/allowed-headers.ts';

/** Where to listen, and what to answer to: the same for the route and the emulator. */
export interface Listeners extends HostOptions {
  port: number;
  emulatorPort: number;
  /** Absent: nobody signs in, the routes are open. */
  signInPort?: number;
}

/** What to do: start like this, or print how to. */
export type StartSettings =
  | { help: true }
  /** Brief: without examples of what to try. */
  | ({ help: false; brief: boolean } & Listeners);

const DEFAULT_PORT = 3000;
const DEFAULT_EMULATOR_PORT = 4600;
const DEFAULT_SIGN_IN_PORT = 4700;
const MAX_PORT = 65_535;

/** The variables of `npm start` itself; those of the function are in the contract. */
export const portVariables = {
  PORT: { default: DEFAULT_PORT, meaning: 'Port of the route and its console; 0: any free one' },
  EMULATOR_PORT: {
    default: DEFAULT_EMULATOR_PORT,
    meaning: "Port of AppIntegrations' emulator; 0: any free one",
  },
  SIGN_IN_PORT: {
    default: DEFAULT_SIGN_IN_PORT,
    meaning: 'Port of the identity provider of --sign-in; 0: any free one',
  },
} as const;

const flags = {
  ...hostFlags,
  'sign-in': { type: 'boolean' },
  brief: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** With these, both servers are reached as localhost. */
const LOCAL_HOSTS = ['127.0.0.1', '::1', 'localhost', '0.0.0.0', '::'];

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
  refuseKept(environment, Object.keys(flags));
  const values = readFlags(args, flags);
  if (values.help === true) return { help: true };
  refuseMisspelt(environment, [...Object.keys(startVariables), 'AWS_ENDPOINT_URL']);
  const hosts = readHostFlags(values);
  const signInPort = readPort('SIGN_IN_PORT', environment);
  const signIn = values['sign-in'] ?? false;
  if (signIn) refuseElsewhere(hosts.host);
  return {
    help: false,
    brief: values.brief ?? false,
    ...hosts,
    port: readPort('PORT', environment),
    emulatorPort: readPort('EMULATOR_PORT', environment),
    ...(signIn && { signInPort }),
  };
}

/** Browsers let a page of http sign in only where it is this machine's own: elsewhere it has no Web Crypto. */
function refuseElsewhere(host: string | undefined): void {
  if (host === undefined || LOCAL_HOSTS.includes(host)) return;
  throw new Error(
    `--sign-in works only where a browser reaches this machine as localhost, which --host ${host} prevents. ` +
      `Leave --host out, or give one of ${LOCAL_HOSTS.join(', ')}.`,
  );
}

function readPort(name: PortVariable, environment: Readonly<Record<string, string | undefined>>): number {
  const text = environment[name] ?? '';
  if (text === '') return portVariables[name].default;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= MAX_PORT) return port;
  throw new Error(`${name} is ${JSON.stringify(text)} but must be a whole number from 0 to ${MAX_PORT}.`);
}
