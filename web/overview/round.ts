import { isAssociationsError } from '../../client/index.ts';
import { askedWaitMs } from '../api/asked-wait.ts';

/** A failure to get the runs of a data integration. */
export interface AskFailure {
  error: unknown;
  /** Epoch milliseconds. */
  at: number;
  /** How often it has failed in a row. */
  tries: number;
}

/** One time through all data integrations: what is to be known besides the answers, to go on where it was. */
export interface Round {
  /** How many requests have ended. */
  asked: number;
  /** Whether all are asked for anew, whatever is known of them. */
  isAnew: boolean;
  /** The identifiers of those that have been answered for in this round. Clocks may be put back: times would not tell. */
  answered: ReadonlySet<string>;
  /** By identifier. */
  failures: ReadonlyMap<string, AskFailure>;
  /** Why nobody is asked right now, if so. */
  rest: Rest | undefined;
  /** How many requests have failed in a row in a way that passes, whomever they were for. */
  misses: number;
}

/** Nobody is asked for a while, since the API asked for it or has failed. */
export interface Rest {
  /** When it began, in epoch milliseconds, and how long it is. */
  since: number;
  lengthMs: number;
  error: unknown;
}

export const FIRST_ROUND: Round = {
  asked: 0,
  isAnew: false,
  answered: new Set(),
  failures: new Map(),
  rest: undefined,
  misses: 0,
};

/** A data integration, as far as a round is concerned. */
export interface Entry {
  identifier: string;
  /** Whether there is an answer for it, of whichever round. */
  isKnown: boolean;
}

/** Then it is left alone until someone asks for it. */
const MOST_TRIES = 3;

const SHORTEST_REST_MS = 2000;
const LONGEST_REST_MS = 60_000;

/** Whether asking again may help by itself: not where the API refuses this one. */
export function isPassing(error: unknown): boolean {
  if (!isAssociationsError(error)) return false;
  const { status } = error;
  return status === undefined || status === 429 || status >= 500;
}

/** Whom to ask next; `undefined`: the round is over. First come those that have not been asked, then those that failed longest ago. */
export function nextAsk(entries: readonly Entry[], round: Round): Entry | undefined {
  const open = entries.filter((entry) => isOpen(round, entry));
  return (
    open.find(({ identifier }) => !round.failures.has(identifier)) ??
    open.toSorted((one, other) => failedAt(round, one) - failedAt(round, other))[0]
  );
}

/** How many have been asked in this round and will not be asked again by themselves. */
export function doneIn(entries: readonly Entry[], round: Round): number {
  return entries.filter((entry) => !isOpen(round, entry)).length;
}

function isOpen({ failures, isAnew, answered }: Round, { identifier, isKnown }: Entry): boolean {
  const failure = failures.get(identifier);
  if (failure !== undefined) return isPassing(failure.error) && failure.tries < MOST_TRIES;
  return !isKnown || (isAnew && !answered.has(identifier));
}

function failedAt({ failures }: Round, { identifier }: Entry): number {
  return failures.get(identifier)?.at ?? 0;
}

/** How many milliseconds a rest still is: never more than all of it, where the clock was put back. */
export function restLeft(rest: Rest | undefined, now: number = Date.now()): number {
  return rest === undefined ? 0 : Math.min(Math.max(rest.since + rest.lengthMs - now, 0), rest.lengthMs);
}

/** The round after an answer. */
export function afterAnswer(round: Round, identifier: string): Round {
  const failures = new Map(round.failures);
  failures.delete(identifier);
  const answered = new Set(round.answered).add(identifier);
  return { ...round, asked: round.asked + 1, answered, failures, rest: undefined, misses: 0 };
}

/**
 * The round after a failure. One that passes makes all wait: for as long as the answer asks in `Retry-After`, and longer each time in a row.
 */
export function afterFailure(round: Round, identifier: string, error: unknown, now: number): Round {
  const tries = (round.failures.get(identifier)?.tries ?? 0) + 1;
  const failures = new Map(round.failures).set(identifier, { error, at: now, tries });
  const asked = round.asked + 1;
  if (!isPassing(error)) return { ...round, asked, failures, rest: undefined, misses: 0 };
  const usualMs = Math.min(SHORTEST_REST_MS * 2 ** round.misses, LONGEST_REST_MS);
  const rest = { since: now, lengthMs: Math.max(usualMs, askedWaitMs(error)), error };
  return { ...round, asked, failures, rest, misses: round.misses + 1 };
}

/** A new round: all are asked again, in turn. What the API asked to wait for still counts. */
export function startOver({ asked, rest }: Round): Round {
  return { ...FIRST_ROUND, asked, isAnew: true, rest };
}
