/** What a value of the wrong kind is: `a string`, `NaN`, `null`, `an array`. A string is not repeated: it may be somebody's token. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return 'a string';
  if (Object(value) !== value) return String(value);
  if (typeof value === 'function') return 'a function';
  return Array.isArray(value) ? 'an array' : 'an object';
}

/** The sentence that refuses a value, without its subject and its full stop. */
export function mustBe(rule: string, value: unknown): string {
  return `must be ${rule}, but is ${describe(value)}`;
}
