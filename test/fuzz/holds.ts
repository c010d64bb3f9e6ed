import { expect } from '@jest/globals';

import type { Target } from './target.ts';
import { tryInputs } from './try-inputs.ts';

/**
 * Always the same inputs: `npm test` says of the same code the same, whoever runs it. Those that nobody has tried yet are the
 * campaign's (`npm run fuzz`).
 */
const SEED = 1;

/** Tries a number of inputs, however long that takes. */
export async function holds(target: Target, inputs: number): Promise<void> {
  let tried = 0;
  const failure = await tryInputs(target, { seed: SEED, inputs, onInput: () => (tried += 1) });
  expect(failure).toBeUndefined();
  expect(tried).toBe(inputs);
}
