import { hostFlags, hostFlagsHelp, readHostFlags } from './command/host-flags.ts';
import { readFlags } from './command/read-flags.ts';
import { refuseMisspelt } from './command/refuse-misspelt.ts';
import type { EmulatorOptions } from './emulator-options.ts';

/** What to do: start with these options, or print this text. */
export type StartArguments = { start: EmulatorOptions } | { help: string };

const DEFAULT_PORT = 4600;

/** The flags that take a whole number, each with the option it sets. */
const numberFlags = {
  'slow-ms': {
    option: 'slowMs',
    min: 0,
    max: 600_000,
    meaning: 'how long the identifier "slow" waits (3000)',
  },
  rate: {
    option: 'requestsPerSecond',
    min: 1,
    max: 100_000,
    meaning: 'requests a second before 429 (no limit)',
  },
  burst: { option: 'burst', min: 1, max: 100_000, meaning: 'requests at once before 429 (the rate)' },
} as const satisfies Record<string, NumberFlag>;

interface NumberFlag {
  option: keyof EmulatorOptions;
  min: number;
  max: number;
  meaning: string;
}

const help = `Runs Amazon AppIntegrations on this machine, with example data, for AWS's SDKs and CLI.

  npm run emulator -- [flags]

${hostFlagsHelp}
  --data FILE      keep everything in this file across restarts (in memory)
  --reassociate    allow associating again what has been associated (refused, as by AWS)
${Object.entries(numberFlags)
  .map(([flag, { meaning }]) => `  ${`--${flag} N`.padEnd(16)} ${meaning}`)
  .join('\n')}
  --help           print this

  EMULATOR_PORT    environment variable: the port (${DEFAULT_PORT})`;

/**
 * Reads the command line.
 *
 * @param environment Only `EMULATOR_PORT` counts; empty is absent.
 * @throws Error whose message is for the user.
 */
export function readStartArguments(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): StartArguments {
  const text = { type: 'string' } as const;
  const values = readFlags(args, {
    ...hostFlags,
    help: { type: 'boolean', short: 'h' },
    reassociate: { type: 'boolean' },
    data: text,
    'slow-ms': text,
    rate: text,
    burst: text,
  });
  if (values.help) return { help };
  const numbers = (Object.keys(numberFlags) as (keyof typeof numberFlags)[]).flatMap((flag) => {
    const { option, min, max } = numberFlags[flag];
    const value = values[flag];
    return value === undefined ? [] : [[option, readNumber(`--${flag}`, value, min, max)] as const];
  });
  if (values.data?.trim() === '') throw new Error('--data needs the name of a file.');
  refuseMisspelt(environment, ['EMULATOR_PORT']);
  return {
    start: {
      port: readNumber('EMULATOR_PORT', environment['EMULATOR_PORT'] || String(DEFAULT_PORT), 0, 65_535),
      ...readHostFlags(values),
      ...(values.data !== undefined && { dataFile: values.data }),
      ...(values.reassociate && { allowReassociation: true }),
      ...Object.fromEntries(numbers),
    },
  };
}

function readNumber(name: string, text: string, min: number, max: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new Error(`${name} must be a whole number from ${min} to ${max}, and is ${JSON.stringify(text)}.`);
}
