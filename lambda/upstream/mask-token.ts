/** So many characters of a token in a row are one too many. */
const RUN = 8;

/** Escapes within escapes, and encodings within encodings, that are looked through; what goes deeper is masked unread. */
const MAX_ESCAPES = 8;
const MAX_ENCODINGS = 2;

const MASK = '[token]';

/** Other spellings of bytes as text: the characters they leave out, and where in a row of others one may begin. */
const encodings = [
  { name: 'base64', others: /[^\w+/-]/g, starts: [0, 1, 2, 3] },
  { name: 'hex', others: /[^\da-f]/gi, starts: [0, 1] },
] as const;

/**
 * A text without any eight characters of `token` in a row, as they are or encoded (for URLs, HTML, JSON, as base64 or
 * hexadecimal, several times over). Words that hold some are masked; where that does not help, all of the text is.
 *
 * Only letters and digits are compared: signs are what the spellings of a token differ in.
 */
export function maskToken(text: string, token: string): string {
  const plain = unescaped(token);
  const runs = Array.from({ length: Math.max(1, plain.length - RUN + 1) }, (_, start) =>
    letters(plain.slice(start, start + RUN)),
  );
  const tells = (part: string): boolean => holdsAny(part, runs, MAX_ENCODINGS);
  if (!tells(text)) return text;
  const masked = text.replaceAll(/[^\s"']*[^\s"'.,:;]/g, (word) => (tells(word) ? MASK : word));
  return tells(masked) ? MASK : masked;
}

function holdsAny(text: string, runs: readonly string[], depth: number): boolean {
  let read = text;
  for (let round = 0; ; round += 1) {
    const bare = letters(read);
    if (runs.some((run) => bare.includes(run))) return true;
    const next = unescaped(read);
    if (next === read) break;
    if (round === MAX_ESCAPES) return true;
    read = next;
  }
  if (depth === 0) return false;
  return encodings.some(({ name, others, starts }) => {
    const encoded = read.replaceAll(others, '');
    return starts.some((start) => {
      const decoded = Buffer.from(encoded.slice(start), name).toString('latin1');
      return holdsAny(decoded.replaceAll('\0', ''), runs, depth - 1);
    });
  });
}

function letters(text: string): string {
  return text.replaceAll(/[^\da-z]/gi, '');
}

/** A text with its outermost escapes read: those of HTML, of JSON and JavaScript, and of URLs. */
function unescaped(text: string): string {
  return text.replaceAll(
    /&#(x[\da-f]+|\d+);?|&(?:(amp)|\w+);|(?:\\+|%)u([\da-f]{4})|((?:(?:%|\\+x)[\da-f]{2})+)/gi,
    (_escape, entity?: string, ampersand?: string, unit?: string, bytes?: string) => {
      if (bytes !== undefined) return Buffer.from(bytes.replaceAll(/[^\da-f]/gi, ''), 'hex').toString();
      const code = entity ?? (unit && `x${unit}`);
      if (code !== undefined) return String.fromCodePoint(Math.min(Number(`0${code}`), 0x10_ff_ff));
      return ampersand === undefined ? '' : '&';
    },
  );
}
