/** What `npm run sam` was asked for. */
export interface SamArguments {
  help: boolean;
  /** `name=value` for the synthesis, as the CDK CLI's `--context` takes it. */
  context: string[];
  /** A file of the user's for SAM's `--env-vars`. */
  environmentFile?: string;
  /** Where SAM listens. */
  host: string;
  port: number;
  /** What goes to SAM as it is; host and port are in it, if they were given. */
  forSam: string[];
}

/** SAM's defaults. */
const HOST = '127.0.0.1';
const PORT = 3000;
const MAX_PORT = 65_535;

/** Flags with a value that are looked at here, each with its short form. All others are SAM's business. */
const flags = {
  '--context': '-c',
  '--env-vars': '-n',
  '--port': '-p',
  '--host': '',
  '--template': '-t',
  '--template-file': '',
};
type Flag = keyof typeof flags;

/**
 * Reads the command line: the context is for the CDK, all else for SAM.
 *
 * @throws Error whose message is for the user
 */
export function readSamArguments(args: readonly string[]): SamArguments {
  const read: SamArguments = { help: false, context: [], host: HOST, port: PORT, forSam: [] };
  const left = [...args];
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    const [flag, attached] = flagOf(arg);
    if (flag === undefined) {
      if (arg === '--help' || arg === '-h') read.help = true;
      read.forSam.push(arg);
      continue;
    }
    const value = attached ?? left.shift();
    if (value === undefined || value === '') throw new Error(`${flag} needs a value.`);
    take(read, flag, value);
  }
  return read;
}

function take(read: SamArguments, flag: Flag, value: string): void {
  switch (flag) {
    case '--context':
      if (!/^[^=]+=/.test(value))
        throw new Error(`--context must be name=value, and is ${JSON.stringify(value)}.`);
      if (value.startsWith('stage=')) throw new Error('The stage is "sam" here: leave it out.');
      read.context.push(value);
      return;
    case '--env-vars':
      read.environmentFile = value;
      return;
    case '--template':
    case '--template-file':
      throw new Error(
        `The template is made anew here: leave ${flag} out, or call sam local start-api yourself.`,
      );
    case '--port':
      read.port = readPort(value);
      break;
    case '--host':
      read.host = value;
  }
  read.forSam.push(flag, value);
}

/** The flag of an argument and the value in it: `--port 1`, `--port=1`, `-p 1`, `-p1` and `-p=1` are the same. */
function flagOf(arg: string): [flag?: Flag, attached?: string] {
  for (const [flag, short] of Object.entries(flags) as [Flag, string][]) {
    if (arg === flag || arg === short) return [flag];
    if (arg.startsWith(`${flag}=`)) return [flag, arg.slice(flag.length + 1)];
    if (short !== '' && arg.startsWith(short)) return [flag, arg.slice(short.length).replace(/^=/, '')];
  }
  return [];
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 1 && port <= MAX_PORT) return port;
  throw new Error(`--port must be a whole number from 1 to ${MAX_PORT}, and is ${JSON.stringify(text)}.`);
}
