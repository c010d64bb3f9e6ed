import { Duration } from 'aws-cdk-lib';

import type { TextRule } from '../checks/texts.ts';
import { unknownSettings } from './unknown-settings.ts';

/** CDK context: text from `-c name=value`, anything JSON from cdk.json. */
export type Context = Readonly<Record<string, unknown>>;

/** Reads values by name. One that can't be read is absent, and has its sentence in `problems`. */
export interface ContextReader {
  readonly problems: string[];
  /** Whether there is a value, be it good or not. */
  has(name: string): boolean;
  /** A sentence for each name that may have been meant to be a setting, and was never asked for. Ask for all settings first. */
  unknownSettings(): string[];
  text(name: string, rule: TextRule): string | undefined;
  list(name: string, rule?: TextRule): string[] | undefined;
  /** `name=value`, separated by commas, or an object. */
  pairs(name: string, rule: TextRule): Record<string, string> | undefined;
  number(name: string): number | undefined;
  flag(name: string): boolean | undefined;
  onlyTrue(name: string): true | undefined;
  duration(name: string): Duration | undefined;
  oneOf<Choice extends string | number>(name: string, choices: readonly Choice[]): Choice | undefined;
}

const DURATION = /^(?<count>\d{1,9})(?<unit>ms|s|m|h|d)$/;

const makeDuration = {
  ms: (count: number) => Duration.millis(count),
  s: (count: number) => Duration.seconds(count),
  m: (count: number) => Duration.minutes(count),
  h: (count: number) => Duration.hours(count),
  d: (count: number) => Duration.days(count),
};

export function contextReader(context: Context): ContextReader {
  const problems: string[] = [];
  const known = new Set<string>();

  function has(name: string): boolean {
    return context[name] !== undefined;
  }

  /**
   * The value, if there is one and `parse` makes something of it. An empty text is no value of anything: a shell
   * variable that wasn't set must not open what it was to narrow.
   */
  function read<T>(name: string, is: string, parse: (value: unknown) => T | undefined): T | undefined {
    known.add(name);
    if (!has(name)) return undefined;
    const value = context[name];
    const parsed = parse(value);
    if (parsed === undefined) problems.push(`${name} must be ${is}, but is ${JSON.stringify(value)}.`);
    return parsed;
  }

  return {
    problems,
    has,
    unknownSettings: () => unknownSettings(context, [...known]),
    text: (name, rule) => read(name, rule.is, (value) => (isText(value, rule) ? value : undefined)),
    list: (name, rule = { pattern: /\S/, is: 'texts' }) =>
      read(name, `${rule.is}, separated by commas`, (value) => textsOf(value, rule)),
    pairs: (name, rule) =>
      read(name, `${rule.is}, separated by commas, and no name twice`, (value) => pairsOf(value, rule)),
    number: (name) =>
      read(name, 'a number', (value) => {
        if (typeof value === 'number') return value;
        return /^\d+(\.\d+)?$/.test(plain(value)) ? Number(value) : undefined;
      }),
    flag: (name) =>
      read(name, 'true or false', (value) =>
        ['true', 'false'].includes(plain(value)) ? plain(value) === 'true' : undefined,
      ),
    onlyTrue: (name) => read(name, 'true, or left out', (value) => plain(value) === 'true' || undefined),
    duration: (name) =>
      read(name, 'a number with its unit, such as 500ms, 5s, 10m, 12h or 7d', (value) => {
        const { count, unit } = DURATION.exec(plain(value))?.groups ?? {};
        return unit === undefined
          ? undefined
          : makeDuration[unit as keyof typeof makeDuration](Number(count));
      }),
    oneOf: (name, choices) =>
      read(name, `one of ${choices.join(', ')}`, (value) =>
        choices.find((choice) => String(choice) === plain(value)),
      ),
  };
}

/** What the command line gives as text and cdk.json may give as it is; nothing of an array or an object. */
function plain(value: unknown): string {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}

function isText(value: unknown, { pattern }: TextRule): value is string {
  return typeof value === 'string' && pattern.test(value);
}

/** An empty array names nothing, just as an empty text. */
function textsOf(value: unknown, rule: TextRule): string[] | undefined {
  const entries: unknown = typeof value === 'string' ? value.split(',').map((entry) => entry.trim()) : value;
  if (!Array.isArray(entries) || entries.length === 0) return undefined;
  return entries.every((entry) => isText(entry, rule)) ? entries : undefined;
}

function pairsOf(value: unknown, rule: TextRule): Record<string, string> | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const written = isObject ? Object.entries(value).map(nameAndValue) : value;
  const pairs = textsOf(written, rule)?.map((pair) => pair.split(/=(.*)/s).slice(0, 2));
  const named = pairs && Object.fromEntries(pairs);
  return Object.keys(named ?? {}).length === pairs?.length ? named : undefined;
}

/** Nothing, which breaks every rule, if the value is no text or the name would become a part of it. */
function nameAndValue([name, value]: [string, unknown]): unknown {
  return typeof value === 'string' && !name.includes('=') ? `${name}=${value}` : undefined;
}
