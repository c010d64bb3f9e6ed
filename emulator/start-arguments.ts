import { hostFlags, hostFlagsHelp, readHostFlags } from './command/host-flags.ts';
import { readFlags } from './command/read-flags.ts';
import { refuseKept } from './command/refuse-kept.ts';
import { refuseMisspelt } from './command/refuse-misspelt.ts';
import type { EmulatorOptions } from './emulator-options.ts';
import { isInRange, optionKinds, rangeRule } from './option-kinds.ts';
import type { NumberRange } from './option-kinds.ts';
import { readSeedFile } from './seeds/read-seed.ts';

/** What to do: start with these options, or print this text. */
export type StartArguments = { start: EmulatorOptions } | { help: string };

const DEFAULT_PORT = 4600;

/** The flags that take a number, each with the option it sets. */
const numberFlags = {
  port: { option: 'port', meaning: `port to listen on (${DEFAULT_PORT}); 0: any free one` },
  'slow-ms': { option: 'slowMs', meaning: 'how long the identifier "slow" waits (3000)' },
  rate: {
    option: 'requestsPerSecond',
    meaning: 'requests a second before 429, such as 2 or 0.5 (no limit)',
  },
  burst: { option: 'burst', meaning: 'requests at once before 429 (the rate)' },
  'max-integrations': {
    option: 'maxDataIntegrations',
    meaning: 'quota on data integrations (20; 40 with the example data)',
  },
  'max-associations': { option: 'maxAssociations', meaning: 'quota on associations of each (10)' },
} as const;

const helpOf = (command: string) => `Runs Amazon AppIntegrations on this machine, for AWS's SDKs and CLI.

  ${command} [flags]

${hostFlagsHelp}
  --seed FILE      begin with what is in this file, as JSON (example data)
  --empty          begin with nothing
  --data FILE      keep everything in this file across restarts (in memory); once it exists, it counts, and not the seed
  --reassociate    allow associating again what has been associated (refused, as by AWS)
${Object.entries(numberFlags)
  .map(([flag, { meaning }]) => {
    const usage = `--${flag} N`;
    return usage.length > 16 ? `  ${usage}\n${' '.repeat(19)}${meaning}` : `  ${usage.padEnd(16)} ${meaning}`;
  })
  .join('\n')}
  --help           print this

  EMULATOR_PORT    environment variable: the port, where there is no --port

One line says when it is ready. It ends with Ctrl-C or SIGTERM, and exit code 0; with 1, and a
sentence on stderr, when it cannot start.`;

/**
 * Reads the command line, and the seed it names.
 *
 * @param environment Only `EMULATOR_PORT` counts; empty is absent.
 * @param command How it is called, for the help.
 * @throws Error whose message is for the user.
 */
export function readStartArguments(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  command = 'npm run emulator --',
): StartArguments {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const flags = {
    ...hostFlags,
    help: { type: 'boolean', short: 'h' },
    reassociate: flag,
    empty: flag,
    data: text,
    seed: text,
    port: text,
    'slow-ms': text,
    rate: text,
    burst: text,
    'max-integrations': text,
    'max-associations': text,
  } as const;
  refuseKept(environment, Object.keys(flags));
  const values = readFlags(args, flags);
  if (values.help) return { help: helpOf(command) };
  const numbers = (Object.keys(numberFlags) as (keyof typeof numberFlags)[]).flatMap((name) => {
    const { option } = numberFlags[name];
    const value = values[name];
    return value === undefined
      ? []
      : [[option, readNumber(`--${name}`, value, optionKinds[option])] as const];
  });
  if (values.data?.trim() === '') throw new Error('--data needs the name of a file.');
  if (values.empty && values.seed !== undefined) {
    throw new Error('--empty and --seed exclude each other: give one of them.');
  }
  refuseMisspelt(environment, ['EMULATOR_PORT']);
  const port = environment['EMULATOR_PORT'] || String(DEFAULT_PORT);
  return {
    start: {
      port: readNumber('EMULATOR_PORT', port, optionKinds.port),
      ...readHostFlags(values),
      ...(values.data !== undefined && { dataFile: values.data }),
      ...(values.empty && { seed: [] }),
      ...(values.seed !== undefined && { seed: readSeedFile(values.seed) }),
      ...(values.reassociate && { allowReassociation: true }),
      ...Object.fromEntries(numbers),
    },
  };
}

function readNumber(name: string, text: string, range: NumberRange): number {
  const pattern = range.whole ? /^\d{1,9}$/ : /^\d{1,9}(\.\d{1,9})?$/;
  const number = pattern.test(text) ? Number(text) : Number.NaN;
  if (isInRange(number, range)) return number;
  throw new Error(`${name} ${rangeRule(range)}, and is ${JSON.stringify(text)}.`);
}
