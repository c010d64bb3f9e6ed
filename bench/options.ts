import { parseArgs } from 'node:util';

import { BASELINE, subjects } from './subjects.ts';
import type { Subject } from './subjects.ts';

/** What `npm run bench` was asked for. */
export interface Options {
  rounds: number;
  warmup: number;
  requests: number;
  /** In the order they are measured; the baseline is always among them. */
  subjects: readonly Subject[];
  /** Whether everything is measured, so that the results may be kept. */
  complete: boolean;
  check: boolean;
}

export const usage = `Usage: npm run bench -- [options]

Measures cold start, warm requests, CPU and memory of the bundled function and of its peers,
each in fresh processes run by Lambda's own runtime client, and checks every answer.

  --rounds N      how often each is started (10), memory sizes half as often; medians are over rounds
  --warmup N      requests before the warm ones are counted (1500): V8 compiles what is hot
  --requests N    warm requests that are counted, per round (500)
  --only A,B      measure only these, and ${BASELINE}; then nothing is saved. Names:
                  ${subjects.map(({ name }) => name).join(', ')}
  --check         afterwards compare with the targets; exit with 1 when one is missed
  --help          this text

A complete run writes bench/results/lambda.json and its charts, and the tables in docs/scale.md.
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
      rounds: { type: 'string', default: '10' },
      warmup: { type: 'string', default: '1500' },
      requests: { type: 'string', default: '500' },
      only: { type: 'string' },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    return 'help';
  }
  return {
    rounds: wholeNumber('rounds', values.rounds),
    warmup: wholeNumber('warmup', values.warmup),
    requests: wholeNumber('requests', values.requests),
    subjects: values.only === undefined ? subjects : chosen(values.only.split(',')),
    complete: values.only === undefined,
    check: values.check,
  };
}

/**
 * A count given on the command line.
 *
 * @throws Error when it is not a whole number from 1.
 */
export function wholeNumber(name: string, value: string): number {
  if (!/^[1-9]\d{0,6}$/.test(value)) {
    throw new Error(`--${name} must be a whole number from 1, not "${value}".`);
  }
  return Number(value);
}

function chosen(names: readonly string[]): Subject[] {
  const unknown = names.filter((name) => !subjects.some((subject) => subject.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `--only does not know "${unknown.join('", "')}". Choose from: ${subjects.map(({ name }) => name).join(', ')}.`,
    );
  }
  return subjects.filter(({ name }) => name === BASELINE || names.includes(name));
}
