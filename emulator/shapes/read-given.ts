import { readShape } from './read-shape.ts';
import type { Shape, ValueOf } from './shape.ts';

/** Nobody reads more. */
const MOST_PROBLEMS_TOLD = 20;

/** What a user of the emulator gave it is not what it should be; the message says where, and what would be right. */
export class GivenError extends Error {
  override readonly name = 'GivenError';
}

/**
 * Reads what a user of the emulator itself gave it, over HTTP, in a file or in code.
 *
 * @param whole What to call the value itself, such as `The plan`.
 * @param at What to begin the places of its members with.
 * @throws GivenError with a sentence for each problem.
 */
export function readGiven<S extends Shape>(shape: S, value: unknown, whole: string, at = ''): ValueOf<S> {
  const reading = readShape(shape, value, at);
  if ('value' in reading) return reading.value;
  const told = reading.problems.slice(0, MOST_PROBLEMS_TOLD);
  throw new GivenError(told.map(({ at, rule }) => `${at || whole} ${rule}.`).join(' '));
}
