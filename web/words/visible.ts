/** Scripts whose letters join, or not, by a sign between them. Source: The Unicode Standard, "Zero Width Joiner" and "Non-Joiner". */
const JOINING = [
  'Arabic',
  'Syriac',
  'Nko',
  'Mongolian',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Khmer',
];
const joining = `[${JOINING.map((script) => String.raw`\p{Script=${script}}`).join('')}]`;

/** Parts of what people see as one character: they belong to what stands before them. */
const belonging = [
  // An emoji made of several, the look of one, a digit on a key, and the flag of a part of a country.
  String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})`,
  String.raw`(?<=\p{Extended_Pictographic})[\uFE0E\uFE0F]`,
  String.raw`(?<=[\d#*])\uFE0F(?=\u20E3)`,
  String.raw`(?<=\u{1F3F4}[\u{E0061}-\u{E007A}]*)[\u{E0061}-\u{E007F}]`,
  // Letters.
  `(?<=${joining})[\\u200C\\u200D](?=${joining})`,
  String.raw`(?<=\p{Script=Han})[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]`,
  String.raw`(?<=\p{Script=Mongolian})[\u180B-\u180D\u180F]`,
];

/** What is there and cannot be seen: it turns the direction of the text around it, parts it, or pretends to be nothing. */
const unseen = String.raw`\p{Default_Ignorable_Code_Point}|(?![\t\n\r])\p{Cc}|[\u2028\u2029\u2800]`;

const either = new RegExp(`(${belonging.join('|')})|${unseen}`, 'gu');

/**
 * A text of others with a sign for each character that cannot be seen, such as `⟨U+202E⟩`: after it, letters run from right to left, so
 * that `evil` would read `live`.
 */
export function visible(text: string): string {
  return text.replace(either, (character, belongs?: string) => belongs ?? sign(character));
}

function sign(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
