import { parseArgs } from 'node:util';

import { wholeNumber } from '../options.ts';
import { SEED } from './simulate.ts';

/** What `npm run bench:economy` was asked for. */
export interface Options {
  seed: number;
  /** Whether the results are kept. */
  saves: boolean;
  check: boolean;
}

export const usage = `Usage: npm run bench:economy -- [options]

Plays 1 to 10,000 pollers on a simulated clock against the real handler and an upstream with the quota that Amazon
Connect's APIs have: with nothing kept, with good pages kept, with what the stack sets, with advised settings, with
somebody who attacks, and with sandboxes that share pages. Takes about eight minutes of CPU, on all cores; the same
result every time.

  --seed N   draw other numbers (${SEED}); then nothing is saved
  --check    afterwards compare with what is promised; exit with 1 when something is missed
  --help     this text

Writes bench/results/economy.json and its chart, and the tables in docs/scale.md.
`;

/**
 * Reads the command line.
 *
 * @throws Error with a sentence for whoever typed it.
 */
export function readOptions(args: readonly string[]): Options | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: String(SEED) },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const seed = wholeNumber('seed', values.seed);
  return { seed, saves: seed === SEED, check: values.check };
}
