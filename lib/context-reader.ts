import { Duration } from 'aws-cdk-lib';

/** CDK context: text from `-c name=value`, anything JSON from cdk.json. */
export type Context = Readonly<Record<string, unknown>>;

/** How a text must look, and what that is called. */
export interface TextRule {
  readonly pattern: RegExp;
  readonly is: string;
}

/** Reads values by name. One that can't be read is absent, and has its sentence in `problems`. */
export interface ContextReader {
  readonly problems: string[];
  /** Whether there is a value, be it good or not. */
  has(name: string): boolean;
  /** A sentence for each name that looks like a setting and was never asked for. Ask for all settings first. */
  unknownSettings(): string[];
  text(name: string, rule: TextRule): string | undefined;
  list(name: string, rule?: TextRule): string[] | undefined;
  number(name: string): number | undefined;
  flag(name: string): boolean | undefined;
  duration(name: string): Duration | undefined;
  oneOf<Choice extends string | number>(name: string, choices: readonly Choice[]): Choice | undefined;
}

/** CDK's own context has other signs in its names. */
const SETTING = /^[a-zA-Z]+$/;

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
    return context[name] !== undefined && context[name] !== null;
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
    unknownSettings: () =>
      Object.keys(context)
        .filter((name) => SETTING.test(name) && !known.has(name))
        .map((name) => `${name} is not a setting. The settings are ${[...known].toSorted().join(', ')}.`),
    text: (name, { pattern, is }) =>
      read(name, is, (value) => (typeof value === 'string' && pattern.test(value) ? value : undefined)),
    list: (name, { pattern, is } = { pattern: /\S/, is: 'texts' }) =>
      read(name, `${is}, separated by commas`, (value) => {
        const entries = typeof value === 'string' ? value.split(',').map((entry) => entry.trim()) : value;
        return isTexts(entries) && entries.every((entry) => pattern.test(entry)) ? entries : undefined;
      }),
    number: (name) =>
      read(name, 'a number', (value) => (/^\d+$/.test(String(value)) ? Number(value) : undefined)),
    flag: (name) =>
      read(name, 'true or false', (value) =>
        ['true', 'false'].includes(String(value)) ? String(value) === 'true' : undefined,
      ),
    duration: (name) =>
      read(name, 'a number with its unit, such as 500ms, 5s, 10m, 12h or 7d', (value) => {
        const { count, unit } = DURATION.exec(String(value))?.groups ?? {};
        return unit === undefined
          ? undefined
          : makeDuration[unit as keyof typeof makeDuration](Number(count));
      }),
    oneOf: (name, choices) =>
      read(name, `one of ${choices.join(', ')}`, (value) =>
        choices.find((choice) => String(choice) === String(value)),
      ),
  };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
