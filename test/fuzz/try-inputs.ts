import * as fc from 'fast-check';

import type { Target } from './target.ts';

/** Inputs of one seed. A target gets so many rounds as there is time for, each with the next seed. */
const ROUND = 1000;

/** An input that takes longer hangs. It is the machine's time, so far away that no busy machine comes near it. */
const HANGS_MS = 120_000;

/** How long a harmful input may be made smaller after its target's time is over. */
const SHRINKING_MS = 60_000;

export interface Limits {
  /** Of the first round. */
  seed: number;
  /** The most inputs. @default as many as there is time for */
  inputs?: number;
  /** Milliseconds since the epoch. @default there is no end */
  endsAt?: number;
  /** Ends it before the next input. */
  signal?: AbortSignal;
  onInput?: () => void;
}

/** An input that does harm, as small as it could be made. */
export interface Failure {
  target: string;
  input: unknown;
  /** What was wrong, in the words of the check. */
  problem: string;
  /** The same round once more begins with this. */
  seed: number;
}

/** Attacks a target until an input does harm, or a limit is reached. */
export async function tryInputs(target: Target, limits: Limits): Promise<Failure | undefined> {
  const { seed: firstSeed, inputs = Infinity, endsAt = Infinity, signal, onInput } = limits;
  await using attack = await target.start();
  let running: Promise<void> = Promise.resolve();
  const property = fc.asyncProperty<[unknown]>(target.inputs, async (input) => {
    // A round that was ended lets the rest of it pass.
    if (signal?.aborted) return;
    running = attack.attempt(asSaved(input));
    await running;
    onInput?.();
  });

  let tried = 0;
  const isOver = () => tried >= inputs || Date.now() >= endsAt || signal?.aborted === true;
  for (let seed = firstSeed; !isOver(); seed += 1) {
    const numRuns = Math.min(ROUND, inputs - tried);
    const parameters = { seed, numRuns, timeout: HANGS_MS };
    const details = await fc.check(property, { ...parameters, ...timeLimit(endsAt - Date.now()) });
    if (details.failed) {
      const { interrupted, counterexamplePath } = details;
      const path = counterexamplePath ?? '';
      const smaller = interrupted
        ? await fc.check(property, { ...parameters, path, ...timeLimit(SHRINKING_MS) })
        : details;
      const { counterexample, errorInstance } = smaller.failed ? smaller : details;
      const input = asSaved(counterexample?.[0]);
      return { target: target.name, input, problem: problemOf(errorInstance), seed };
    }
    tried += details.numRuns;
    // Time is up in the middle of an input: it does not count, but what it uses is not taken from it.
    if (details.interrupted) await running.catch(() => undefined);
  }
  return undefined;
}

function timeLimit(
  milliseconds: number,
): Pick<fc.Parameters, 'interruptAfterTimeLimit' | 'markInterruptAsFailure'> {
  if (milliseconds === Infinity) return {};
  return { interruptAfterTimeLimit: Math.max(1, milliseconds), markInterruptAsFailure: false };
}

/** What is tried is what a file would hold of it. */
function asSaved(input: unknown): unknown {
  return input === undefined ? undefined : JSON.parse(JSON.stringify(input));
}

function problemOf(error: unknown): string {
  return Error.isError(error) ? error.message : String(error);
}
