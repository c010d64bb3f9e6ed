import * as fc from 'fast-check';

/** Shorter words are words of their own, whatever letter of them is another: STS is no KMS. */
const LONG_WORD = /[A-Za-z]{4,}/g;

/** The slips of somebody who types: in a long word, so that there is no doubt what was meant. */
const slips = {
  lost: (word: string, at: number) => word.slice(0, at) + word.slice(at + 1),
  doubled: (word: string, at: number) => word.slice(0, at) + word.slice(at - 1),
  swapped: (word: string, at: number) =>
    word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 1),
} satisfies Record<string, (word: string, at: number) => string>;

/** A name of these, with one slip in it. */
export function misspelt(names: readonly string[]): fc.Arbitrary<string> {
  const known = new Set(names);
  return fc
    .record({
      name: fc.constantFrom(...names.filter((name) => name.search(LONG_WORD) >= 0)),
      slip: fc.constantFrom(...(Object.keys(slips) as (keyof typeof slips)[])),
      word: fc.nat(9),
      at: fc.nat(99),
    })
    .map(({ name, slip, word, at }) => {
      const words = [...name.matchAll(LONG_WORD)];
      const { 0: text = '', index = 0 } = words[word % words.length] ?? {};
      // The first letter is right: those who mistype a word begin it right.
      const slipped = slips[slip](text, 1 + (at % (text.length - 1)));
      return name.slice(0, index) + slipped + name.slice(index + text.length);
    })
    .filter((name) => !known.has(name));
}
