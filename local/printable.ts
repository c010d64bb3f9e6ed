/** A terminal obeys control characters, and bidirectional ones disguise a line: they come out as `\u{1b}`. */
export function printable(text: string): string {
  return text.replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}
