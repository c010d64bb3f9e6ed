import { randomInt } from 'node:crypto';

import { nearestName } from '../../contract/nearest-name.ts';
import { readFlags } from '../../emulator/command/read-flags.ts';
import { refuseKept } from '../../emulator/command/refuse-kept.ts';
import type { Target } from './target.ts';

/** What `npm run fuzz` was asked for. */
export interface Options {
  minutes: number;
  seed: number;
  targets: readonly Target[];
}

const DEFAULT_MINUTES = 5;
const MOST_MINUTES = 24 * 60;

/** fast-check takes seeds of 32 bits, and rounds count on from the first. */
const SEEDS = 2 ** 31;

const flags = {
  minutes: { type: 'string' },
  seed: { type: 'string' },
  only: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export const usageOf = (targets: readonly Target[]) => `Usage: npm run fuzz -- [options]

Attacks the product with inputs that nobody thought of, until time is up. An input that does harm is made as small as
possible and saved in test/fuzz/found/, from where npm test repeats it. Exits with 1 when there was one, with 130 when
Ctrl-C ended it.

  --minutes N   for so long, shared among the targets; 0.5 is half a minute (${DEFAULT_MINUTES})
  --seed S      begin with these inputs (random); the first line tells the seed
  --only A,B    attack only these:
${targets.map(({ name, what }) => `                ${name.padEnd(20)} ${what}`).join('\n')}
  --help        this text`;

/**
 * Reads the command line.
 *
 * @throws Error with a sentence for whoever typed it.
 */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  targets: readonly Target[],
): Options | 'help' {
  refuseKept(environment, Object.keys(flags));
  const values = readFlags(args, flags);
  if (values.help === true) return 'help';
  return {
    minutes: readMinutes(values.minutes),
    seed: readSeed(values.seed),
    targets: values.only === undefined ? targets : chosen(values.only.split(','), targets),
  };
}

function readMinutes(text: string | undefined): number {
  if (text === undefined) return DEFAULT_MINUTES;
  const minutes = /^\d{1,4}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (minutes > 0 && minutes <= MOST_MINUTES) return minutes;
  throw new Error(
    `--minutes must be a number above 0, up to ${MOST_MINUTES}, such as 30 or 0.5, and is ${JSON.stringify(text)}.`,
  );
}

function readSeed(text: string | undefined): number {
  if (text === undefined) return randomInt(SEEDS);
  const seed = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (seed < SEEDS) return seed;
  throw new Error(`--seed must be a whole number from 0 to ${SEEDS - 1}, and is ${JSON.stringify(text)}.`);
}

function chosen(names: readonly string[], targets: readonly Target[]): Target[] {
  const known = targets.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const meant = nearestName(unknown, known);
    const hint = meant === undefined ? `There are ${known.join(', ')}.` : `Did you mean ${meant}?`;
    throw new Error(`--only does not know ${JSON.stringify(unknown)}. ${hint}`);
  }
  return targets.filter(({ name }) => names.includes(name));
}
