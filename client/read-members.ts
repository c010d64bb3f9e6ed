import { describe, mustBe } from './describe.ts';

/** What a member must be, the check for that, and what stands for an absent one. */
type Rule<T> = readonly [rule: string, is: (value: unknown) => boolean, fallback?: T];

/** A rule for each member there is. */
export type Rules<T> = { readonly [Name in keyof T]-?: Rule<T[Name]> };

/**
 * An object as plain JavaScript may hand it over, checked and complete. `null` is as good as absent, for a member and for
 * the whole; a name that is not known is refused rather than ignored, because it is a misspelt one.
 *
 * @throws what `refuse` makes of a subject, such as `retries`, and what is wrong with it
 */
export function readMembers<T>(
  given: unknown,
  rules: Rules<T>,
  refuse: (subject: string, predicate: string) => Error,
): T {
  const members = (given ?? {}) as Record<string, unknown>;
  if (describe(members) !== 'an object') throw refuse('options', mustBe('an object', members));
  for (const name in members) {
    if (!Object.hasOwn(rules, name)) throw refuse('options', `must not hold "${name}"`);
  }
  const checked: Record<string, unknown> = {};
  for (const [name, [rule, is, fallback]] of Object.entries<Rule<unknown>>(rules)) {
    const value = members[name] ?? fallback;
    if (value !== undefined && !is(value)) throw refuse(name, mustBe(rule, value));
    checked[name] = value;
  }
  return checked as T;
}

/** The rule of a whole number in a range. */
export function whole(min: number, max: number, fallback: number): Rule<number> {
  const is = (value: unknown): boolean =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
  return [`a whole number from ${min} to ${max}`, is, fallback];
}

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

export function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}
