import { isAssociationsError } from '../../client/index.ts';

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
  /** What was answered before then, in epoch milliseconds, is asked for again. */
  since: number;
  /** By identifier. */
  failures: ReadonlyMap<string, AskFailure>;
  /** Nobody is asked before then, in epoch milliseconds: the API asked for it, or has failed. */
  restUntil: number;
  /** How many requests have failed in a row in a way that passes, whomever they were for. */
  misses: number;
}

export const FIRST_ROUND: Round = { asked: 0, since: 0, failures: new Map(), restUntil: 0, misses: 0 };

/** A data integration, as far as a round is concerned. */
export interface Entry {
  identifier: string;
  /** When it was answered for, in epoch milliseconds; 0: it was not. */
  answeredAt: number;
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
  const open = entries.filter(({ identifier, answeredAt }) => isOpen(round, identifier, answeredAt));
  return (
    open.find(({ identifier }) => !round.failures.has(identifier)) ??
    open.toSorted((one, other) => failedAt(round, one) - failedAt(round, other))[0]
  );
}

/** How many have been asked in this round and will not be asked again by themselves. */
export function doneIn(entries: readonly Entry[], round: Round): number {
  return entries.filter(({ identifier, answeredAt }) => !isOpen(round, identifier, answeredAt)).length;
}

function isOpen({ failures, since }: Round, identifier: string, answeredAt: number): boolean {
  const failure = failures.get(identifier);
  if (failure === undefined) return answeredAt === 0 || answeredAt < since;
  return isPassing(failure.error) && failure.tries < MOST_TRIES;
}

function failedAt({ failures }: Round, { identifier }: Entry): number {
  return failures.get(identifier)?.at ?? 0;
}

/** The round after an answer. */
export function afterAnswer(round: Round, identifier: string): Round {
  const failures = new Map(round.failures);
  failures.delete(identifier);
  return { ...round, asked: round.asked + 1, failures, misses: 0 };
}

/**
 * The round after a failure. One that passes makes all wait: for as long as the answer asks in `Retry-After`, and longer each time in a row.
 */
export function afterFailure(round: Round, identifier: string, error: unknown, now: number): Round {
  const tries = (round.failures.get(identifier)?.tries ?? 0) + 1;
  const failures = new Map(round.failures).set(identifier, { error, at: now, tries });
  const asked = round.asked + 1;
  if (!isPassing(error)) return { ...round, asked, failures, misses: 0 };
  const restMs = Math.min(SHORTEST_REST_MS * 2 ** round.misses, LONGEST_REST_MS);
  const askedMs = isAssociationsError(error) ? (error.retryAfter ?? 0) * 1000 : 0;
  return {
    asked,
    since: round.since,
    failures,
    misses: round.misses + 1,
    restUntil: now + Math.max(restMs, askedMs),
  };
}

/** A new round: all are asked again, in turn. What the API asked to wait for still counts. */
export function startOver(round: Round, now: number): Round {
  return { ...FIRST_ROUND, asked: round.asked, since: now, restUntil: round.restUntil };
}
