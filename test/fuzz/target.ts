import type { Arbitrary } from 'fast-check';

/** One part of the product under attack. Its inputs are JSON, so that one that does harm can be kept and sent again. */
export interface Target<Input = unknown> {
  name: string;
  /** What is done to what, in a few words. */
  what: string;
  inputs: Arbitrary<Input>;
  start(): Promise<Attack<Input>>;
}

/** A target that is running. What one input leaves behind must be nothing to the next. */
export interface Attack<Input = unknown> extends AsyncDisposable {
  /** Sends an input, and rejects where what comes of it is wrong. */
  attempt(input: Input): Promise<void>;
}
