import { nearestName } from '../contract/nearest-name.ts';
import type { EmulatorOptions } from './emulator-options.ts';
import { readSeed } from './seeds/read-seed.ts';
import { GivenError } from './shapes/read-given.ts';

/** Numbers of an option: whole ones, unless parts of one make sense. */
export interface NumberRange {
  type: 'number';
  min: number;
  max: number;
  whole: boolean;
}

type Kind = 'string' | 'list' | 'texts' | 'function' | 'boolean';

const whole = (min: number, max: number) => ({ type: 'number', min, max, whole: true }) as const;

/** What each option must be. Flags of the command line take the same numbers. */
export const optionKinds = {
  port: whole(0, 65_535),
  host: 'string',
  allowedHosts: 'texts',
  isAllowedOrigin: 'function',
  seed: 'list',
  dataFile: 'string',
  allowReassociation: 'boolean',
  maxDataIntegrations: whole(0, 1_000_000),
  maxAssociations: whole(0, 1_000_000),
  slowMs: whole(0, 600_000),
  requestsPerSecond: { type: 'number', min: 0.001, max: 100_000, whole: false },
  burst: { type: 'number', min: 1, max: 100_000, whole: false },
  pageTokenLifetimeMs: whole(1, 10 * 365 * 86_400_000),
  pageTokenSecret: 'string',
  now: 'function',
  onRequest: 'function',
  onFailure: 'function',
} as const satisfies Record<keyof EmulatorOptions, NumberRange | Kind>;

/** What a number of a range must be, to read after its name. */
export function rangeRule({ min, max, whole }: NumberRange): string {
  return `must be a ${whole ? 'whole ' : ''}number from ${min} to ${max}`;
}

export function isInRange(value: number, { min, max, whole }: NumberRange): boolean {
  return value >= min && value <= max && (!whole || Number.isInteger(value));
}

/**
 * Checks the options of somebody who calls the emulator in code.
 *
 * @returns The same, with a copy of the seed: what becomes of theirs changes nothing.
 * @throws GivenError whose message is for the user.
 */
export function checkOptions(options: EmulatorOptions): EmulatorOptions {
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    if (value !== undefined) checkOption(name, value);
  }
  return options.seed === undefined ? options : { ...options, seed: readSeed(options.seed) };
}

function checkOption(name: string, value: unknown): void {
  if (!isOption(name)) {
    const meant = nearestName(name, Object.keys(optionKinds));
    const hint =
      meant === undefined ? `There are ${Object.keys(optionKinds).join(', ')}.` : `Did you mean ${meant}?`;
    throw new GivenError(`The emulator has no option ${JSON.stringify(name)}. ${hint}`);
  }
  const kind = optionKinds[name];
  const rule = typeof kind === 'string' ? kindRule(kind, value) : numberRule(kind, value);
  if (rule !== undefined) throw new GivenError(`The option ${name} ${rule}, and is ${shown(value)}.`);
}

function isOption(name: string): name is keyof typeof optionKinds {
  return Object.hasOwn(optionKinds, name);
}

function numberRule(range: NumberRange, value: unknown): string | undefined {
  return typeof value === 'number' && isInRange(value, range) ? undefined : rangeRule(range);
}

function kindRule(kind: Kind, value: unknown): string | undefined {
  if (kind === 'list') return Array.isArray(value) ? undefined : 'must be a list';
  if (kind === 'texts') {
    const isRight = Array.isArray(value) && Array.from(value).every((each) => typeof each === 'string');
    return isRight ? undefined : 'must be a list of strings';
  }
  if (kind === 'string')
    return typeof value === 'string' && value !== '' ? undefined : 'must be a string, not empty';
  return typeof value === kind ? undefined : `must be a ${kind}`;
}

function shown(value: unknown): string {
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    // JSON has no word for it.
    return typeof value;
  }
}
