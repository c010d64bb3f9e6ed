import { nearestName } from '../../contract/nearest-name.ts';
import { inWords } from './kinds.ts';
import type { Kind } from './kinds.ts';
import { noSuchName } from './no-such-name.ts';

/** A kind for each member of an object: the compiler sees to it that none is missing. */
export type Members<T> = { readonly [Name in keyof Required<T>]: Kind };

/**
 * An object with these members and no others: CDK would ignore any other without a word.
 *
 * @param needed members that can't be left out
 * @param gone members of before
 */
export function shape<T>(
  members: Members<T>,
  needed: readonly (keyof T & string)[] = [],
  gone: readonly string[] = [],
): Kind {
  const names = Object.keys(members);
  const is = needed.length === 0 ? 'a plain object' : `a plain object with ${needed.join(' and ')}`;
  return {
    is,
    problems(name, value) {
      if (!isPlainObject(value)) return [`${name || 'props'} must be ${is}, but is ${inWords(value)}.`];
      const path = name === '' ? '' : `${name}.`;
      const strange = strangeNames(value, names, gone).map((problem) => path + problem);
      if (strange.length > 0) return strange;
      return Object.entries<Kind>(members)
        .filter(([member]) => value[member] !== undefined || needed.some((other) => other === member))
        .flatMap(([member, kind]) => kind.problems(path + member, value[member]));
    },
  };
}

/** Whatever is copied member by member must have them all by itself, and inherit none. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * A copy of a plain object and of what is plain in it, so deep as props are: each member has been read once, and what was checked is
 * what is used.
 */
export function plainCopy<T>(value: T, depth = 3): T {
  if (!isPlainObject(value) || depth === 0) return value;
  const members = Object.entries(value).map(([name, member]) => [name, plainCopy(member, depth - 1)]);
  return Object.fromEntries(members) as T;
}

function strangeNames(value: object, known: readonly string[], gone: readonly string[]): string[] {
  return Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const meant = gone.includes(name) ? name : nearestName(name, [...known, ...gone]);
      return noSuchName('prop', name, meant, known);
    });
}
