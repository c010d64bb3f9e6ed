import { pathParameter } from '../contract/list-operation.ts';
import type { Operation } from '../contract/operations.ts';
import type { SmokeOptions } from './arguments.ts';
import type { Ask } from './ask.ts';

export type Need = 'identifier' | 'origin' | 'credentials';

/** Each difference as a sentence, none when the promise is kept; or why that can't be told. */
export type Finding = string[] | { notChecked: string };

/** One promise of the contract, and how to see whether it is kept. */
export interface Check {
  name: string;
  /** What must be given for it; without, it is left out, and said to be. */
  needs?: Need;
  run: (ask: Ask, options: Required<SmokeOptions>) => Promise<Finding>;
}

/** What a check of existing entries needs: a route whose path names something has to be told what. */
export function entryNeeds(operation: Operation): { needs?: Need } {
  return pathParameter(operation) ? { needs: 'identifier' } : {};
}

/** @returns a sentence when two values differ */
export function difference(what: string, found: unknown, expected: unknown): string[] {
  if (JSON.stringify(found) === JSON.stringify(expected)) return [];
  return [`${what} is ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`];
}
