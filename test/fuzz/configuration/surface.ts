import type { Arbitrary } from 'fast-check';

/** One place where somebody says how things are to be. */
export interface Surface {
  name: string;
  /** All that can be said there. */
  names: readonly string[];
  /** What has to be said for the rest to count. */
  needed: Readonly<Record<string, unknown>>;
  values: Arbitrary<unknown>;
  /** Whether a value can't be right, whatever it is given for. */
  isWrong: (value: unknown) => boolean;
  /**
   * Reads what is given.
   *
   * @throws Error whose message is for whoever gave it
   */
  read: (given: Readonly<Record<string, unknown>>) => void;
}

/** Whether a text says nothing, as a variable that is not set. */
export function isBlank(value: unknown): boolean {
  return typeof value !== 'string' || value.trim() === '';
}
