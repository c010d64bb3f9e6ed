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
 * Only letters and digits are compared, without case: signs and case are what the spellings of a token differ in.
 */
export function maskToken(text: string, token: string): string {
  const runs = runsOf(token);
  const tells = (part: string): boolean => holdsAny(part, runs, MAX_ENCODINGS);
  if (!tells(text)) return text;
  const masked = text.replaceAll(/[^\s"']*[^\s"'.,:;]/g, (word) => (tells(word) ? MASK : word));
  return tells(masked) ? MASK : masked;
}

/** By length, so that looking for all of them costs one look for each place in a text. */
type Runs = ReadonlyMap<number, ReadonlySet<string>>;

/** Every run of a token, as it stands and, where it holds escapes itself, with those read. */
function runsOf(token: string): Runs {
  const runs = new Map<number, Set<string>>();
  for (const spelled of [token, unescaped(token)]) {
    for (let start = 0; start === 0 || start + RUN <= spelled.length; start += 1) {
      const run = letters(spelled.slice(start, start + RUN));
      runs.set(run.length, (runs.get(run.length) ?? new Set()).add(run));
    }
  }
  return runs;
}

function holdsRun(bare: string, runs: Runs): boolean {
  for (const [length, known] of runs) {
    for (let at = 0; at + length <= bare.length; at += 1) {
      if (known.has(bare.slice(at, at + length))) return true;
    }
  }
  return false;
}

function holdsAny(text: string, runs: Runs, depth: number): boolean {
  let read = text;
  for (let round = 0; ; round += 1) {
    if (holdsRun(letters(read), runs)) return true;
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
  return text.replaceAll(/[^\da-z]/gi, '').toLowerCase();
}

/** A text with its outermost escapes read: those of HTML, of JSON and JavaScript, and of URLs. */
function unescaped(text: string): string {
  return text.replaceAll(
    /&#(x[\da-f]+|\d+);?|&(?:(amp)|\w+);|(?:\\+|%)u([\da-f]{4})|((?:(?:%|\\+x)[\da-f]{2})+)|\\+[bfnrtv]/gi,
    (_escape, entity?: string, ampersand?: string, unit?: string, bytes?: string) => {
      if (bytes !== undefined) return Buffer.from(bytes.replaceAll(/[^\da-f]/gi, ''), 'hex').toString();
      const code = entity ?? (unit && `x${unit}`);
      if (code !== undefined) return String.fromCodePoint(Math.min(Number(`0${code}`), 0x10_ff_ff));
      return ampersand === undefined ? '' : '&';
    },
  );
}
