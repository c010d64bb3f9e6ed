/** What a field of a cron expression counts. */
export interface FieldRange {
  min: number;
  max: number;
  /** Words that stand for the numbers from `min` on. */
  names?: readonly string[];
}

/** Reads a list of numbers, ranges and steps: `*`, `5`, `1-5`, `0/15`, `MON-FRI`, `1,3`; undefined when it is none. */
export function readField(text: string | undefined, range: FieldRange): ReadonlySet<number> | undefined {
  const parts = (text ?? '').split(',').map((part) => readPart(part, range));
  const numbers = parts.flatMap((part) => part ?? []);
  return parts.includes(undefined) ? undefined : new Set(numbers);
}

/** One number, or the name of one. */
export function readNumber(text: string, { min, max, names = [] }: FieldRange): number | undefined {
  const named = names.indexOf(text.toUpperCase());
  if (named >= 0) return min + named;
  const number = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return number >= min && number <= max ? number : undefined;
}

function readPart(text: string, range: FieldRange): number[] | undefined {
  const [, first = '', end, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d{1,4}))?$/.exec(text) ?? [];
  const { min, max } = range;
  const isAll = first === '*';
  const from = isAll ? min : readNumber(first, range);
  const alone = isAll || step !== undefined ? max : from;
  const to = end === undefined ? alone : readNumber(end, range);
  const by = step === undefined ? 1 : Number(step);
  if (from === undefined || to === undefined || by < 1 || (isAll && end !== undefined)) return undefined;
  // Friday to Monday goes over the end.
  const length = (to < from ? to + max - min + 1 : to) - from;
  const count = Math.floor(length / by) + 1;
  return Array.from({ length: count }, (_, index) => ((from + index * by - min) % (max - min + 1)) + min);
}
