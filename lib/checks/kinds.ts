import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** What a value must be. The compiler asks for it already; plain JavaScript does not. */
export interface Kind {
  /** Such as `a number`. */
  readonly is: string;
  /** @returns one sentence for each thing that is wrong with a value that was given under this name */
  problems(name: string, value: unknown): string[];
}

function kind(is: string, fits: (value: unknown) => boolean): Kind {
  const problems: Kind['problems'] = (name, value) =>
    fits(value) ? [] : [`${name} must be ${is}, but is ${inWords(value)}.`];
  return { is, problems };
}

export const text = kind('a text', (value) => typeof value === 'string' && !holdsListToken(value));
export const number = kind('a number', (value) => typeof value === 'number');
export const flag = kind('true or false', (value) => typeof value === 'boolean');
/** An object of texts, under any names. */
export const textsByName = kind(
  'an object of texts',
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((member) => text.problems('', member).length === 0),
);
/** For what is on or not spoken of. */
export const onlyTrue = kind('true, or left out', (value) => value === true);

export const duration = kind('a Duration of aws-cdk-lib', (value) =>
  has(value, 'toMilliseconds', 'toSeconds', 'isUnresolved', 'unitLabel'),
);

/** A member of an enum. */
export function oneOf(choices: readonly (string | number)[]): Kind {
  return kind(`one of ${choices.join(', ')}`, (value) => choices.some((choice) => choice === value));
}

/** A member of an enum, or a text or number that only the deployment will know. */
export function oneOfOrToken(choices: readonly (string | number)[]): Kind {
  const known = oneOf(choices);
  const ofType = typeof choices[0] === 'number' ? number : text;
  const problems: Kind['problems'] = (name, value) =>
    Token.isUnresolved(value) ? ofType.problems(name, value) : known.problems(name, value);
  return { is: known.is, problems };
}

/** A construct that has this member, such as `keyArn`. */
export function construct(is: string, member: string): Kind {
  return kind(is, (value) => Construct.isConstruct(value) && member in value);
}

/** What is either of two. */
export function eitherOf(one: Kind, other: Kind): Kind {
  const is = `${one.is}, or ${other.is}`;
  return kind(is, (value) => [one, other].some((each) => each.problems('', value).length === 0));
}

/** An object of one of CDK's classes that has these members. */
export function object(is: string, ...members: string[]): Kind {
  return kind(is, (value) => has(value, ...members));
}

/** @param of what each entry must be; a list of texts may be one of CDK's list tokens instead */
export function listOf(of: Kind): Kind {
  const is = of === text ? 'a list of texts' : `a list, each entry ${of.is}`;
  return {
    is,
    problems(name, value) {
      if (!Array.isArray(value)) return [`${name} must be ${is}, but is ${inWords(value)}.`];
      if (of === text && value.length === 1 && Token.isUnresolved(value)) return [];
      // The first is enough: the others are wrong for the same reason, more often than not.
      const wrong = Array.from(value, (entry, at) => of.problems(`${name}[${at}]`, entry));
      return wrong.find((problems) => problems.length > 0) ?? [];
    },
  };
}

function has(value: unknown, ...members: string[]): boolean {
  return typeof value === 'object' && value !== null && members.every((member) => member in value);
}

/** One of CDK's list tokens was taken for a text. CDK has no better name for it than its own mark. */
function holdsListToken(value: unknown): boolean {
  return typeof value === 'string' && value.includes('#{Token[');
}

const LONGEST_TOLD = 80;

export function inWords(value: unknown): string {
  if (holdsListToken(value))
    return 'a list that only the deployment will know: take one entry with Fn.select';
  if (Token.isUnresolved(value)) return 'a token of another type';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') {
    return `the text '${value.length > LONGEST_TOLD ? `${value.slice(0, LONGEST_TOLD)}…` : value}'`;
  }
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'symbol' || typeof value === 'bigint') return `a ${typeof value}`;
  if (typeof value === 'object' && value !== null) return 'another object';
  return String(value);
}
