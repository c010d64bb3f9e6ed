import type { Look } from '../../../lambda/pages/look.ts';

/** A look at a page of entries with these numbers. */
export function aLook(numbers: number[], { token = '', statedAt = 0 } = {}): Look {
  return { entries: numbers.map((number) => ({ number })), token, statedAt, bodies: new Map() };
}

/** A look at a page of one entry that takes a thousand characters. */
export function aLongLook(): Look {
  return { ...aLook([]), entries: [{ text: 'x'.repeat(1000) }] };
}
