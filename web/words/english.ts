/** `a`, `a and b`, `a, b and c`. */
export function listWords(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const SUFFIXES: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** `1st`, `2nd`, `3rd`, `4th`. */
export function ordinalWord(value: number): string {
  return `${value}${SUFFIXES[ordinals.select(value)] ?? 'th'}`;
}

/** `1 association`, `1,200 associations`. */
export function countWords(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}

/** `3 s`, `2 min`: a wait that is counted down. */
export function shortWait(seconds: number): string {
  return seconds < 60 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}

/** `1 second`, `2 minutes`: a wait, rounded up to what people say. */
export function waitWords(seconds: number): string {
  return seconds < 60
    ? countWords(Math.ceil(seconds), 'second')
    : countWords(Math.ceil(seconds / 60), 'minute');
}
